import { expect, test } from "vitest";

import { fittingMapping, importantFirst, missingFields, parseMapping, withOrigin } from "./mapping";

test("reads a mapping of the graph and leaves out what is not one", () => {
  const columns = {
    sku: { column: "Code" },
    metal: { value: "XAU" },
    name: 3,
    price: null,
    cut: {},
  };
  expect(parseMapping(columns)).toEqual({ sku: { column: "Code" }, metal: { value: "XAU" } });
  expect(parseMapping(null)).toEqual({});
});

test("drops columns that the file at hand does not have", () => {
  const mapping = { sku: { column: "Code" }, name: { column: "Title" }, metal: { value: "XAU" } };
  expect(fittingMapping(mapping, ["Code"])).toEqual({
    sku: { column: "Code" },
    metal: { value: "XAU" },
  });
});

test("gives and takes the origin of one field", () => {
  const mapping = withOrigin({ name: { column: "Title" } }, "sku", { column: "Code" });
  expect(mapping).toEqual({ name: { column: "Title" }, sku: { column: "Code" } });
  expect(withOrigin(mapping, "name", null)).toEqual({ sku: { column: "Code" } });
});

test("names the required fields that nothing fills", () => {
  const fields = [
    { name: "sku", isRequired: true },
    { name: "name", isRequired: true },
    { name: "cut", isRequired: false },
  ];
  expect(missingFields(fields, { sku: { column: "Code" } })).toEqual([
    { name: "name", isRequired: true },
  ]);
});

test("puts the fields that are needed or filled before the others", () => {
  const fields = ["barcode", "carat", "sku"].map((name) => ({ name, isRequired: name === "sku" }));
  const inOrder = importantFirst(fields, { carat: { column: "carat" } });
  expect(inOrder.map(({ name }) => name)).toEqual(["carat", "sku", "barcode"]);
});
