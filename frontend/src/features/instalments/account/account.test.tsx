import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import type {
  PayAccountMutation,
  PayAccountMutationVariables,
  PayOutAccountMutation,
  PayOutAccountMutationVariables,
} from "@/gql/graphql";
import { money } from "@/lib/money";
import { answer } from "@/testing/msw-server";
import { renderScreen, testViewer } from "@/testing/render";

import { CustomerAccountQuery, PayAccount, PayOutAccount } from "./account.graphql";
import { CustomerAccount } from "./customer-account";

const viewer = {
  ...testViewer,
  permissions: [
    ...testViewer.permissions,
    "instalments.take_account",
    "instalments.pay_out_account",
  ],
};

function accountOf(commodity: string, owed: string, payout: string | null) {
  answer(CustomerAccountQuery, {
    __typename: "Query",
    customerAccount: [
      { __typename: "AccountBalance", commodity, owed, payout: payout ? money(payout) : null },
    ],
    branches: {
      __typename: "BranchConnection",
      edges: [
        {
          __typename: "BranchEdge",
          node: {
            __typename: "Branch",
            id: "main",
            isDefault: true,
            isActive: true,
            terminals: [{ __typename: "Terminal", id: "till-1", isActive: true }],
          },
        },
      ],
    },
  });
  return renderScreen(<CustomerAccount customerId="sara" />, { viewer });
}

function takes(reply: PayAccountMutation["payAccount"]) {
  const sent: PayAccountMutationVariables["input"][] = [];
  answer(PayAccount, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", payAccount: reply };
  });
  return sent;
}

test("takes all that is owed unless told otherwise, never more", async () => {
  const sent = takes({
    __typename: "PayAccountSuccess",
    customer: { __typename: "Customer", id: "sara" },
  });
  const { user, fill } = accountOf("USD", "120.50", null);

  await user.click(await screen.findByRole("button", { name: "Take a payment" }));
  await fill("Amount", "121");
  expect(screen.getByRole("button", { name: "Take the payment" })).toBeDisabled();
  await fill("Amount", "120.50");
  await user.click(screen.getByRole("button", { name: "Take the payment" }));

  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    customerId: "sara",
    branchId: "main",
    terminalId: "till-1",
    payments: [{ method: "CASH", amount: "120.50", reference: "" }],
  });
});

test("says why a payment is not taken", async () => {
  takes({ __typename: "ShiftRequired" });
  const { user } = accountOf("USD", "120.50", null);

  await user.click(await screen.findByRole("button", { name: "Take a payment" }));
  await user.click(await screen.findByRole("button", { name: "Take the payment" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("Open the drawer of this till first.");
});

test("pays grams out in money, as the customer was told", async () => {
  const sent: PayOutAccountMutationVariables["input"][] = [];
  const reply: PayOutAccountMutation["payOutAccount"] = {
    __typename: "PayOutAccountSuccess",
    customer: { __typename: "Customer", id: "sara" },
  };
  answer(PayOutAccount, ({ input }): PayOutAccountMutation => {
    sent.push(input);
    return { __typename: "Mutation", payOutAccount: reply };
  });
  const { user } = accountOf("XAU", "-3.00000000", "200.25");

  expect(await screen.findByText("The shop owes the customer")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Pay it out" }));
  const dialog = await screen.findByRole("dialog");
  expect(dialog).toHaveTextContent("today's buying rate");
  await user.click(within(dialog).getByRole("button", { name: "Pay it out" }));

  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ commodity: "XAU", amount: "200.25", payout: "CASH" });
});

test("grams without a rate are shown, and not paid out", async () => {
  accountOf("XAU", "-3.00000000", null);

  expect(await screen.findByText("It can be paid out once there is a rate.")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Pay it out" })).not.toBeInTheDocument();
});
