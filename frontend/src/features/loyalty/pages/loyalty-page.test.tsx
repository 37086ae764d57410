import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import type { SetLoyaltyProgramMutation, SetLoyaltyProgramMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen, testViewer } from "@/testing/render";

import {
  LoyaltyProgramQuery,
  SetLoyaltyProgram,
} from "../set-loyalty-program/set-loyalty-program.graphql";
import { LoyaltyPage } from "./loyalty-page";

async function saveWith(reply: SetLoyaltyProgramMutation["setLoyaltyProgram"]) {
  const sent: SetLoyaltyProgramMutationVariables["input"][] = [];
  answer(LoyaltyProgramQuery, { __typename: "Query", loyaltyProgram: null });
  answer(SetLoyaltyProgram, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", setLoyaltyProgram: reply };
  });
  const { user, fill } = renderScreen(<LoyaltyPage />);
  await screen.findByRole("button", { name: "Save the program" });
  await user.click(screen.getByRole("button", { name: "Save the program" }));
  expect(screen.getAllByText("Write a number.")).toHaveLength(2);
  expect(sent).toEqual([]);
  await fill("A point pays", "۱۰");
  await fill("A point for every", "1000");
  await user.click(screen.getByRole("button", { name: "Save the program" }));
  return { sent };
}

test("saves a program once its sums are said", async () => {
  const { sent } = await saveWith({ __typename: "SetLoyaltyProgramSuccess" });

  expect(await screen.findByText("The program was saved.")).toBeVisible();
  expect(sent[0]).toMatchObject({
    isActive: true,
    pointValue: "10",
    tiers: [{ name: "Silver tier", fromSpend: "0", moneyPerPoint: "1000" }],
    excludedClasses: ["COIN", "BULLION"],
  });
});

test("shows what the server refuses at its field", async () => {
  await saveWith({
    __typename: "InvalidInput",
    fields: [{ __typename: "FieldProblem", path: ["tiers", "0", "name"], message: "Too long." }],
  });

  expect(await screen.findByText("Too long.")).toBeVisible();
});

test("is only read by who may not change it", async () => {
  answer(LoyaltyProgramQuery, { __typename: "Query", loyaltyProgram: null });
  renderScreen(<LoyaltyPage />, { viewer: { ...testViewer, permissions: ["loyalty.view"] } });

  expect(await screen.findByLabelText("A point pays")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Save the program" })).toBeNull();
});
