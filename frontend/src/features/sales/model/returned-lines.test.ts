import { expect, test } from "vitest";

import { weight } from "@/lib/weight";

import { leftOf, returnableLines, returnedLines, type ReturnableLine } from "./returned-lines";

const line = (position: number, quantity: string, returned = "0"): ReturnableLine => ({
  position,
  description: "Ring",
  quantity: weight(quantity),
  returnedQuantity: weight(returned),
});

test("what is left is what was sold less what came back", () => {
  expect(leftOf(line(1, "3.0000", "1.0000"))).toBe("2");
  expect(returnableLines([line(1, "2", "2"), line(2, "1")])).toEqual([line(2, "1")]);
});

test("sends the lines for which a quantity was typed", () => {
  const lines = [line(1, "3"), line(2, "1"), line(3, "4.25")];
  expect(returnedLines(lines, { 1: "2", 2: "0", 3: "1.5" })).toEqual([
    { position: 1, quantity: "2" },
    { position: 3, quantity: "1.5" },
  ]);
});

test.each([[{}], [{ 1: "" }], [{ 1: "4" }], [{ 1: "-1" }], [{ 1: "x" }]])(
  "nothing comes back for %j",
  (typed) => {
    expect(returnedLines([line(1, "3")], typed)).toBeNull();
  },
);
