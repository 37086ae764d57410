import { expect, test } from "vitest";

import { tillsOf } from "./tills";

test("offers the usable tills, those of the default branch first", () => {
  const till = (id: string, isActive = true) => ({ id, name: id, isActive });
  const branches = [
    { name: "North", isDefault: false, isActive: true, terminals: [till("a"), till("b", false)] },
    { name: "Closed", isDefault: false, isActive: false, terminals: [till("c")] },
    { name: "Bazaar", isDefault: true, isActive: true, terminals: [till("d")] },
  ];

  expect(tillsOf(branches)).toEqual([
    { id: "d", name: "Bazaar · d" },
    { id: "a", name: "North · a" },
  ]);
});
