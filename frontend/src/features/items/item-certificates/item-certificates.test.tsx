import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { makeFragmentData } from "@/gql";
import type {
  AddItemCertificateMutation,
  AddItemCertificateMutationVariables,
  ItemCertificates_ItemFragment,
} from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { ItemCertificates } from "./item-certificates";
import { AddItemCertificate, ItemCertificatesFragment } from "./item-certificates.graphql";

type Answer = AddItemCertificateMutation["addItemCertificate"];

const ring: ItemCertificates_ItemFragment = {
  __typename: "Item",
  id: "ring",
  certificates: [
    {
      __typename: "ItemCertificate",
      id: "one",
      lab: "GIA",
      number: "17",
      url: "/files/certificates/one",
      addedAt: "2026-11-20T09:30:00+00:00",
    },
  ],
  stones: [
    {
      __typename: "Stone",
      id: "stone",
      kind: "DIAMOND",
      count: 1,
      carat: "0.510",
      certificateLab: "GIA",
      certificateNumber: "17",
    },
  ],
};

async function addWith(reply: Answer) {
  const sent: AddItemCertificateMutationVariables["input"][] = [];
  answer(AddItemCertificate, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", addItemCertificate: reply };
  });
  const { user, fill } = renderScreen(
    <ItemCertificates item={makeFragmentData(ring, ItemCertificatesFragment)} />,
  );
  await user.click(await screen.findByRole("button", { name: "Add a certificate" }));
  await fill(/^Laboratory/, "IGI");
  await fill(/^Number/, "18");
  await user.click(screen.getByRole("button", { name: "Keep" }));
  return sent;
}

test("shows the paper of a certificate, and which stone it grades", async () => {
  renderScreen(<ItemCertificates item={makeFragmentData(ring, ItemCertificatesFragment)} />);

  expect(await screen.findByRole("link", { name: "GIA 17" })).toHaveAttribute(
    "href",
    "/files/certificates/one",
  );
  expect(screen.getByText("1 × Diamond 0.51")).toBeVisible();
});

test("keeps one more", async () => {
  const sent = await addWith({ __typename: "AddItemCertificateSuccess" });

  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      itemId: "ring",
      lab: "IGI",
      number: "18",
      file: null,
    },
  ]);
});

test("shows what the server refuses at its field", async () => {
  await addWith({
    __typename: "InvalidInput",
    fields: [{ __typename: "FieldProblem", path: ["number"], message: "It is there already." }],
  });

  expect(await screen.findByText("It is there already.")).toBeVisible();
  expect(screen.getByLabelText(/^Number/)).toBeInvalid();
});
