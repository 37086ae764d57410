import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import type { VoidPurchaseMutation, VoidPurchaseMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { VoidPurchaseDialog } from "./void-purchase-dialog";
import { VoidPurchase } from "./void-purchase.graphql";

type Answer = VoidPurchaseMutation["voidPurchase"];

async function voidWith(reply: Answer) {
  const sent: VoidPurchaseMutationVariables["input"][] = [];
  const onClose = vi.fn();
  answer(VoidPurchase, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", voidPurchase: reply };
  });
  const { user, fill } = renderScreen(
    <VoidPurchaseDialog purchaseId="purchase-1" number="P-1" onClose={onClose} />,
  );
  await fill(/^Reason/, "Wrong person");
  await user.click(screen.getByRole("button", { name: "Void the purchase" }));
  return { sent, onClose };
}

test("voids with the reason", async () => {
  const { sent, onClose } = await voidWith({
    __typename: "VoidPurchaseSuccess",
    purchase: { __typename: "Purchase", id: "purchase-1", number: "P-1" },
  });

  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent[0]).toMatchObject({ purchaseId: "purchase-1", reason: "Wrong person" });
});

test.each<[Answer, string]>([
  [{ __typename: "NotVoidable" }, "A purchase is voided once, and on its own day."],
  [{ __typename: "OutOfStock", skus: ["SCRAP-XAU-740"] }, "No longer in stock: SCRAP-XAU-740"],
  [{ __typename: "NotEnoughCredit" }, "already spent"],
])("says why it is not voided: %j", async (reply, text) => {
  const { onClose } = await voidWith(reply);

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(onClose).not.toHaveBeenCalled();
});
