import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import type {
  SaveCounterSettingsMutation,
  SaveCounterSettingsMutationVariables,
} from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { SaveCounterSettings } from "../save-settings/save-settings.graphql";
import { SetLogo } from "../set-logo/set-logo.graphql";
import { CounterSettingsPage, CounterSettingsQuery } from "./counter-settings-page";

type Saved = SaveCounterSettingsMutation["saveCounterSettings"];

function show(reply: Saved = { __typename: "SaveCounterSettingsSuccess" }) {
  const sent: SaveCounterSettingsMutationVariables["input"][] = [];
  answer(CounterSettingsQuery, {
    __typename: "Query",
    counterSettings: {
      __typename: "CounterSettings",
      requiresShift: false,
      logoUrl: "/files/counter/logo?v=1",
      taxNumber: "411",
      receiptHeader: "Since 1950",
      receiptFooter: "",
      showsPriceParts: true,
      textsReceipts: false,
    },
  });
  answer(SaveCounterSettings, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", saveCounterSettings: reply };
  });
  return { sent, ...renderScreen(<CounterSettingsPage />) };
}

test("shows what the shop prints of itself and keeps what is changed", async () => {
  const { sent, fill, user } = show();
  expect(await screen.findByAltText("The shop's logo")).toHaveAttribute(
    "src",
    "/files/counter/logo?v=1",
  );

  await fill("At the foot", "Welcome back");
  await user.click(screen.getByLabelText("Take money only into an open drawer"));
  await user.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByText("The settings are saved.")).toBeVisible();
  expect(sent).toEqual([
    {
      requiresShift: true,
      taxNumber: "411",
      receiptHeader: "Since 1950",
      receiptFooter: "Welcome back",
      showsPriceParts: true,
      textsReceipts: false,
    },
  ]);
});

test("shows what the server refuses at its field", async () => {
  const { user } = show({
    __typename: "InvalidInput",
    fields: [{ __typename: "FieldProblem", path: ["taxNumber"], message: "Too long." }],
  });

  await user.click(await screen.findByRole("button", { name: "Save" }));

  expect(await screen.findByText("Too long.")).toBeVisible();
  expect(screen.getByLabelText("Tax number")).toBeInvalid();
});

test("takes the logo away", async () => {
  const sent: unknown[] = [];
  const { user } = show();
  answer(SetLogo, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", setLogo: { __typename: "SetLogoSuccess" } };
  });

  await user.click(await screen.findByRole("button", { name: "Take the logo away" }));

  expect(await screen.findByText("The logo is gone.")).toBeVisible();
  expect(sent).toEqual([{ file: null }]);
});
