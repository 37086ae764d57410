import { expect, test } from "vitest";

import { scanReader, type Press } from "./read-scan";

/** The presses of a text on a layout: by the keys' places on a US keyboard, and by what the layout makes of them. */
function presses(code: string, { typed = code, every = 8, from = 1000 } = {}): Press[] {
  const keys = Array.from(code, (character, place) => ({
    key: Array.from(typed)[place] ?? "",
    code: placeOf(character),
    shiftKey: /[A-Z_]/.test(character),
    at: from + place * every,
  }));
  return [
    ...keys,
    { key: "Enter", code: "Enter", shiftKey: false, at: from + code.length * every },
  ];
}

function placeOf(character: string): string {
  if (/\d/.test(character)) return `Digit${character}`;
  return (
    { "-": "Minus", _: "Minus", ".": "Period", " ": "Space" }[character] ??
    `Key${character.toUpperCase()}`
  );
}

/** What a reader answers to some presses, in order. */
function answers(all: readonly Press[]): (string | null)[] {
  const read = scanReader();
  return all.map(read).filter((code) => code !== null);
}

test.each([
  ["a Latin keyboard", "ZR-001", "ZR-001"],
  ["a Persian keyboard", "ZR-001", "ةR-۰۰۱"],
  ["a Persian keyboard, all of it", "ring75", "قهدل۷۵"],
  ["an Arabic keyboard", "8690000000012", "٨٦٩٠٠٠٠٠٠٠٠١٢"],
])("reads a code on %s", (_layout, code, typed) => {
  expect(answers(presses(code, { typed }))).toEqual([code]);
});

test("keeps the layout of a scanner that is set to one", () => {
  expect(answers(presses("qw1", { typed: "az1" }))).toEqual(["az1"]);
});

test("a person is no scanner", () => {
  expect(answers(presses("ZR-001", { every: 120 }))).toEqual([]);
});

test("what a person pressed before is no part of the code", () => {
  expect(answers([...presses("x", { from: 0 }).slice(0, 1), ...presses("ZR-001")])).toEqual([
    "ZR-001",
  ]);
});

test("two scans are two codes, and an Enter alone is none", () => {
  const all = [
    ...presses("A-1"),
    ...presses("", { from: 1100 }),
    ...presses("B-2", { from: 1200 }),
  ];
  expect(answers(all)).toEqual(["A-1", "B-2"]);
});

test("Shift is held for capitals, and any other key breaks a code", () => {
  const code = presses("ZR-001");
  const held = { key: "Shift", code: "ShiftLeft", shiftKey: true, at: 1000 };
  const broken = { key: "ArrowDown", code: "ArrowDown", shiftKey: false, at: 1001 };

  expect(answers([held, ...code])).toEqual(["ZR-001"]);
  expect(answers([...code.slice(0, 1), broken, ...code.slice(1)])).toEqual(["R-001"]);
});
