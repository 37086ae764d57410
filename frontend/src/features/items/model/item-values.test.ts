import { expect, test } from "vitest";

import { emptyItem, emptyStone, itemInput, unfinishedNumbers } from "./item-values";

test("what is left empty is zero, or nothing where nothing means something", () => {
  expect(itemInput(emptyItem)).toMatchObject({
    grossWeight: "0",
    makingAmount: "0",
    wastagePercent: "0",
    fixedPrice: null,
    secondHandCost: null,
    lowStockAt: null,
    nameTranslations: {},
  });
});

test("goods without metal have no fineness", () => {
  expect(itemInput({ ...emptyItem, metal: null, fineness: "750" })).toMatchObject({
    metal: null,
    fineness: null,
  });
});

test("keeps a Persian name beside the name", () => {
  const input = itemInput({ ...emptyItem, name: "Bangle", nameFa: "النگو" });
  expect(input).toMatchObject({ name: "Bangle", nameTranslations: { fa: "النگو" } });
  expect(input).not.toHaveProperty("nameFa");
});

test("names every number that is half typed", () => {
  const stones = [emptyStone, { ...emptyStone, carat: "0." }];
  expect(unfinishedNumbers({ ...emptyItem, grossWeight: "1.", fixedPrice: "-", stones })).toEqual([
    "grossWeight",
    "fixedPrice",
    "stones.1.carat",
  ]);
});
