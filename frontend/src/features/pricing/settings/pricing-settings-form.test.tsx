import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { makeFragmentData } from "@/gql";
import type {
  UpdatePricingSettingsMutation,
  UpdatePricingSettingsMutationVariables,
} from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { PricingSettingsForm } from "./pricing-settings-form";
import { PricingSettingsFragment, UpdatePricingSettings } from "./pricing-settings.graphql";

type Answer = UpdatePricingSettingsMutation["updatePricingSettings"];

const settings = makeFragmentData(
  {
    __typename: "PricingSettings",
    revision: 3,
    profits: [
      {
        __typename: "OwnPercent",
        key: "ORNAMENT",
        label: "Ornament",
        rulePercent: "7",
        percent: null,
      },
    ],
    taxes: [
      { __typename: "OwnPercent", key: "VAT", label: "VAT", rulePercent: "10", percent: "9" },
    ],
    discounts: [{ __typename: "OwnPercent", key: "CASHIER", label: "Cashier", percent: "5" }],
    spreads: [{ __typename: "Spread", metal: "XAU", sellPercent: "0", buyPercent: "2" }],
    totalStep: null,
    quoteMinutes: 10,
    rateHoldPercent: "5.0000",
    mithqal: "MARKET",
    tola: "EXACT",
  },
  PricingSettingsFragment,
);

async function saveWith(reply: Answer, discount = "۳") {
  const sent: UpdatePricingSettingsMutationVariables["input"][] = [];
  answer(UpdatePricingSettings, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", updatePricingSettings: reply };
  });
  const view = renderScreen(<PricingSettingsForm settings={settings} />);
  await view.fill("Cashier", discount);
  await view.user.click(screen.getByRole("button", { name: "Save" }));
  return { ...view, sent };
}

test("sends what was typed, and leaves to the rule what is empty", async () => {
  const { sent } = await saveWith({
    __typename: "UpdatePricingSettingsSuccess",
    settings: { __typename: "PricingSettings", revision: 4 },
  });

  expect(await screen.findByText("Prices are made this way from now on.")).toBeVisible();
  expect(sent).toEqual([
    {
      revision: 3,
      profits: [],
      taxes: [{ key: "VAT", percent: "9" }],
      discounts: [{ key: "CASHIER", percent: "3" }],
      spreads: [{ metal: "XAU", sellPercent: "0", buyPercent: "2" }],
      totalStep: null,
      quoteMinutes: 10,
      rateHoldPercent: "5.0000",
      mithqal: "MARKET",
      tola: "EXACT",
    },
  ]);
});

test("a refusal stands at the entry that the server named", async () => {
  await saveWith({
    __typename: "InvalidInput",
    fields: [
      {
        __typename: "FieldProblem",
        path: ["discountPercents", "CASHIER"],
        message: "Between 0 and 100.",
      },
    ],
  });

  expect(await screen.findByText("Between 0 and 100.")).toBeVisible();
  expect(screen.getByLabelText("Cashier")).toBeInvalid();
});

test("somebody else's change is not overwritten in silence", async () => {
  await saveWith({ __typename: "SettingsChangedMeanwhile" });

  expect(await screen.findByRole("alert")).toHaveTextContent(
    "Somebody else changed these settings",
  );
});

test("asks for a number before anything is sent", async () => {
  const { sent } = await saveWith({ __typename: "SettingsChangedMeanwhile" }, "-");

  expect(screen.getByText("Write a number.")).toBeVisible();
  expect(sent).toEqual([]);
});
