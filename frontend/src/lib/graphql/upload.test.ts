import { expect, test } from "vitest";

import { multipartBody } from "./upload";

test("sends an operation without files as plain JSON", () => {
  expect(multipartBody("query", { input: { name: "x" } })).toBeUndefined();
});

test("takes each file out of the variables and says where it belongs", () => {
  const file = new File(["sku"], "items.csv");
  const body = multipartBody("mutation", { input: { kind: "ITEMS", file, more: [file] } });

  expect(JSON.parse(body?.get("operations") as string)).toEqual({
    query: "mutation",
    variables: { input: { kind: "ITEMS", file: null, more: [null] } },
  });
  expect(JSON.parse(body?.get("map") as string)).toEqual({
    0: ["variables.input.file"],
    1: ["variables.input.more.0"],
  });
  expect(body?.get("0")).toBeInstanceOf(File);
});
