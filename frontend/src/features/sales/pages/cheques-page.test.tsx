import { screen } from "@testing-library/react";
import { axe } from "jest-axe";
import { expect, test, vi } from "vitest";

import type { ChequeStatus, MoveChequeMutation, MoveChequeMutationVariables } from "@/gql/graphql";
import { money } from "@/lib/money";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { MoveCheque } from "../cheques/cheques.graphql";
import { ChequesPage, ChequesQuery } from "./cheques-page";

function chequeIs(status: ChequeStatus) {
  answer(ChequesQuery, {
    __typename: "Query",
    cheques: {
      __typename: "ChequeConnection",
      totalCount: 1,
      pageInfo: { __typename: "PageInfo", hasNextPage: false, endCursor: null },
      edges: [
        {
          __typename: "ChequeEdge",
          node: {
            __typename: "Cheque",
            id: "cheque-1",
            number: "123456",
            bank: "Mellat",
            dueOn: "2026-12-20",
            amount: money("100.50"),
            status,
            customer: { __typename: "Customer", id: "c", name: "Sara" },
            sale: { __typename: "Sale", id: "s", number: "M-1405-000001" },
          },
        },
      ],
    },
  });
}

function movesWith(reply: MoveChequeMutation["moveCheque"]) {
  const sent: MoveChequeMutationVariables["input"][] = [];
  answer(MoveCheque, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", moveCheque: reply };
  });
  return sent;
}

test("lists cheques with the steps that they can take", async () => {
  chequeIs("DEPOSITED");
  const { container } = renderScreen(<ChequesPage />);

  expect(await screen.findByText("Mellat · 123456")).toBeVisible();
  expect(screen.getByRole("button", { name: "Cleared" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Bounced" })).toBeVisible();
  expect((await axe(container)).violations).toEqual([]);
});

test("a cheque in hand goes to the bank", async () => {
  chequeIs("RECEIVED");
  const cheque = { __typename: "Cheque" as const, id: "cheque-1", status: "DEPOSITED" as const };
  const sent = movesWith({ __typename: "MoveChequeSuccess", cheque });
  const { user } = renderScreen(<ChequesPage />);

  await user.click(await screen.findByRole("button", { name: "Deposited" }));

  await vi.waitFor(() => expect(sent).toEqual([{ id: "cheque-1", status: "DEPOSITED" }]));
});

test("says why a cheque does not move", async () => {
  chequeIs("RECEIVED");
  movesWith({ __typename: "ChequeNotThere" });
  const { user } = renderScreen(<ChequesPage />);

  await user.click(await screen.findByRole("button", { name: "Deposited" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("has gone another way already");
});
