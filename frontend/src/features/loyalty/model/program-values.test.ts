import { expect, test } from "vitest";

import { fieldsWithoutNumber, programInput, programValues } from "./program-values";

test("a shop without a program starts from a usual one, which lacks only the sums", () => {
  expect(fieldsWithoutNumber(programValues(null, "Silver"))).toEqual([
    "pointValue",
    "tiers.0.moneyPerPoint",
  ]);
});

test("empty months mean for ever", () => {
  const values = programValues(null, "Silver");
  values.pointValue = "10000";
  values.tiers = [{ name: "Silver", fromSpend: "0", moneyPerPoint: "1000000" }];
  values.expiryMonths = "";

  expect(fieldsWithoutNumber(values)).toEqual([]);
  expect(programInput(values)).toMatchObject({
    pointValue: "10000",
    tierMonths: 12,
    expiryMonths: null,
    giftCardMonths: null,
    tiers: [{ name: "Silver", fromSpend: "0", moneyPerPoint: "1000000" }],
  });
});

test("a count is whole", () => {
  const values = programValues(null, "Silver");
  values.minimumPoints = "1.5";

  expect(fieldsWithoutNumber(values)).toContain("minimumPoints");
});
