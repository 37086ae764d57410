import { expect, test } from "vitest";

import { actorOf } from "./actor";
import { auditFilter, parseAuditSearch } from "./audit-search";

test.each([
  ["neda", { kind: "person", name: "neda" }],
  ["taskmaster", { kind: "person", name: "taskmaster" }],
  ["anonymous", { kind: "anonymous", name: "" }],
  ["process", { kind: "process", name: "" }],
  ["task:imports.run", { kind: "task", name: "imports.run" }],
  ["command:seed_demo", { kind: "command", name: "seed_demo" }],
  ["database:postgres", { kind: "database", name: "postgres" }],
])("tells who %s is", (text, actor) => {
  expect(actorOf(text)).toEqual(actor);
});

test("keeps what an address may say and drops the rest", () => {
  const search = parseAuditSearch({
    of: "U2FsZTox",
    table: "sales_sale",
    action: "EXPLODE",
    actor: "Neda ",
    from: "2026-11-01",
    to: "yesterday",
  });

  expect(search).toEqual({
    of: "U2FsZTox",
    table: "sales_sale",
    action: undefined,
    actor: "Neda ",
    from: "2026-11-01",
    to: undefined,
  });
  expect(auditFilter(search)).toEqual({
    of: "U2FsZTox",
    table: "sales_sale",
    action: undefined,
    actor: "neda",
    fromDay: "2026-11-01",
    toDay: undefined,
  });
});
