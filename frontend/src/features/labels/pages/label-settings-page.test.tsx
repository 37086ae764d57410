import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import type { SaveLabelSettingsMutation, SaveLabelSettingsMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { SaveLabelSettings } from "../save-settings/save-label-settings.graphql";
import { LabelSettingsPage, LabelSettingsQuery } from "./label-settings-page";

type Saved = SaveLabelSettingsMutation["saveLabelSettings"];

const tag = {
  kind: "RAT_TAIL",
  width: "80",
  height: "12",
  tail: "32",
  parts: ["WEIGHT", "QR"],
  dpi: 203,
  writesRfid: false,
  columns: 1,
  rows: 1,
  marginLeft: "0",
  marginTop: "0",
} as const;

function show(reply: Saved = { __typename: "SaveLabelSettingsSuccess" }) {
  const sent: SaveLabelSettingsMutationVariables["input"][] = [];
  answer(LabelSettingsQuery, {
    __typename: "Query",
    labelSettings: {
      __typename: "LabelSettings",
      companyPrefix: "",
      itemReference: "",
      formats: [{ __typename: "LabelFormat", ...tag, parts: [...tag.parts] }],
    },
  });
  answer(SaveLabelSettings, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", saveLabelSettings: reply };
  });
  return { sent, ...renderScreen(<LabelSettingsPage />) };
}

test("keeps the numbers of the tags and the size of a label", async () => {
  const { sent, fill, user } = show();
  const format = within(await screen.findByRole("group", { name: "Jewellery tag with a tail" }));

  await fill("GS1 company prefix", "0614141");
  await fill("GS1 item reference", "812345");
  await fill("Width (mm)", "72.5");
  await user.click(format.getByLabelText("The printer writes the RFID tag of each piece"));
  await user.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByText("The settings are saved.")).toBeVisible();
  expect(sent).toEqual([
    {
      companyPrefix: "0614141",
      itemReference: "812345",
      formats: [{ ...tag, width: "72.5", writesRfid: true }],
    },
  ]);
});

test("shows what the server refuses at its field", async () => {
  const { user } = show({
    __typename: "InvalidInput",
    fields: [
      { __typename: "FieldProblem", path: ["companyPrefix"], message: "Six digits or more." },
      { __typename: "FieldProblem", path: ["formats", "0", "width"], message: "Too wide." },
    ],
  });

  await user.click(await screen.findByRole("button", { name: "Save" }));

  expect(await screen.findByText("Six digits or more.")).toBeVisible();
  expect(screen.getByLabelText("Width (mm)")).toBeInvalid();
});
