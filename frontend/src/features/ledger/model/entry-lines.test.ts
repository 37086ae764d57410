import { expect, test } from "vitest";

import { amountOf, differences, readyLines, type DraftLine } from "./entry-lines";

function line(part: Partial<DraftLine>): DraftLine {
  return { key: "k", accountId: "a", commodity: "IRR", debit: "", credit: "", ...part };
}

test("a debit is positive and a credit negative", () => {
  expect(amountOf(line({ debit: "12.50" }))).toBe("12.5");
  expect(amountOf(line({ credit: "12.50" }))).toBe("-12.5");
  expect(amountOf(line({ debit: "-" }))).toBe("0");
});

test("every currency and metal balances by itself", () => {
  const lines = [
    line({ debit: "100" }),
    line({ credit: "60" }),
    line({ commodity: "XAU", debit: "1.5" }),
    line({ commodity: "XAU", credit: "1.5" }),
  ];

  expect(differences(lines)).toEqual([{ commodity: "IRR", amount: "40" }]);
});

test("untouched lines are left out", () => {
  const empty = line({ accountId: null });

  expect(readyLines([line({ debit: "5" }), line({ credit: "5" }), empty])).toEqual([
    { accountId: "a", commodity: "IRR", amount: "5" },
    { accountId: "a", commodity: "IRR", amount: "-5" },
  ]);
});

test("a line without account or amount is not sent", () => {
  expect(readyLines([line({ debit: "5" }), line({ accountId: null, credit: "5" })])).toBeNull();
  expect(readyLines([line({ debit: "5" }), line({})])).toBeNull();
  expect(readyLines([line({ debit: "5" })])).toBeNull();
});
