import { expect, test } from "vitest";

import { countedInput, NOTHING_COUNTED, piecesTotal, type Count } from "./count";

const count = (part: Partial<Count>): Count => ({ ...NOTHING_COUNTED, ...part });

test("notes and coins add up exactly", () => {
  const counted = count({ pieces: { "2000000": "3", "0.10": "3", "5": "" } });

  expect(piecesTotal(counted)).toBe("6000000.3");
  expect(countedInput(counted)).toEqual([
    {
      method: "CASH",
      amount: "6000000.3",
      pieces: [
        { value: "2000000", count: 3 },
        { value: "0.10", count: 3 },
      ],
    },
  ]);
});

test("cash may be counted as one amount, beside the slips", () => {
  expect(countedInput(count({ amounts: { CASH: "1250", CARD: "700", CHEQUE: "" } }))).toEqual([
    { method: "CASH", amount: "1250", pieces: [] },
    { method: "CARD", amount: "700", pieces: [] },
  ]);
});

test("an empty drawer is counted as zero", () => {
  expect(piecesTotal(count({ pieces: { "100": "0" } }))).toBe("0");
});

test.each([
  count({}),
  count({ amounts: { CARD: "700" } }),
  count({ amounts: { CASH: "12." } }),
  count({ amounts: { CASH: "12", CARD: "-" } }),
  count({ pieces: { "100": "1.5" } }),
  count({ pieces: { "100": "-1" }, amounts: { CASH: "100" } }),
])("what is not counted to the end is not sent: %j", (unfinished) => {
  expect(countedInput(unfinished)).toBeNull();
});
