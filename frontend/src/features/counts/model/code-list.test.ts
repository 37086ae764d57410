import { expect, test } from "vitest";

import { entriesOf } from "./code-list";

test("reads a code a line, with a quantity where one is written", () => {
  expect(entriesOf("R-1\r\n\n COIN;12 \nCHAIN\t۹۹٫۵\nA,B\n")).toEqual([
    { code: "R-1", quantity: "1" },
    { code: "COIN", quantity: "12" },
    { code: "CHAIN", quantity: "99.5" },
    { code: "A,B", quantity: "1" },
  ]);
});
