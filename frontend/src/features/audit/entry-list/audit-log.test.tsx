import { screen, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { expect, test, vi } from "vitest";

import { makeFragmentData } from "@/gql";
import type { AuditQuery as Answer, AuditQueryVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { AuditLog, AuditQuery } from "./audit-log";
import { AuditTableFragment } from "./audit-table";
import { EntryDialogFragment } from "./entry-dialog";

const facts = {
  __typename: "AuditEntry" as const,
  id: "entry-1",
  at: "2026-11-25T08:00:00+00:00",
  actor: "neda",
  operation: "updateItem",
  tableLabel: "Item",
  action: "UPDATE" as const,
};
const change = { __typename: "AuditChange" as const, column: "name", label: "Name" };

function show(edges: number, onChange = vi.fn(), of?: string) {
  const asked: AuditQueryVariables[] = [];
  const entry = {
    __typename: "AuditEntry" as const,
    id: "entry-1",
    ...makeFragmentData(
      {
        ...facts,
        changes: [change],
        ...makeFragmentData(
          {
            ...facts,
            address: "10.0.0.7",
            requestId: "req-1",
            rowId: "row-1",
            isSealed: false,
            changes: [{ ...change, before: "Ring", after: null }],
          },
          EntryDialogFragment,
        ),
      },
      AuditTableFragment,
    ),
  };
  answer(AuditQuery, (variables): Answer => {
    asked.push(variables);
    return {
      __typename: "Query",
      auditEntries: {
        __typename: "AuditEntryConnection",
        pageInfo: { __typename: "PageInfo", hasNextPage: false, endCursor: null },
        edges: Array.from({ length: edges }, () => ({ __typename: "AuditEntryEdge", node: entry })),
      },
      auditTables: [{ __typename: "AuditTable", name: "catalog_item", label: "Item" }],
    };
  });
  return { asked, onChange, ...renderScreen(<AuditLog search={{ of }} onChange={onChange} />) };
}

test("shows who did what, and opens what it was before and after", async () => {
  const { user, container } = show(1);
  const table = await screen.findByRole("table", { name: "Changes" });
  expect(await within(table).findByText("neda")).toBeVisible();
  expect(within(table).getByText("Changed")).toBeVisible();
  expect((await axe(container)).violations).toEqual([]);

  await user.click(screen.getByRole("button", { name: "Before and after" }));

  const dialog = await screen.findByRole("dialog");
  const row = within(dialog).getByRole("row", { name: /^Name/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["Ring", "–"]);
  expect(within(dialog).getByText("10.0.0.7")).toBeVisible();
  expect(within(dialog).getByText(/^Not sealed yet/)).toBeVisible();
});

test("says so when nothing matches", async () => {
  show(0);

  expect(await screen.findByText("No change matches")).toBeVisible();
});

test("asks for the history of one record until that is taken away", async () => {
  const { user, asked, onChange } = show(1, vi.fn(), "U2FsZTox");
  await screen.findByText("neda");

  await user.click(screen.getByRole("button", { name: "Show all records" }));

  expect(asked[0]?.filters).toEqual({ of: "U2FsZTox" });
  expect(onChange).toHaveBeenCalledWith({ of: undefined });
});

test("narrows the list by what was done", async () => {
  const { user, onChange } = show(1);

  await user.click(await screen.findByRole("combobox", { name: "What was done" }));
  await user.click(await screen.findByRole("option", { name: "Deleted" }));

  expect(onChange).toHaveBeenCalledWith({ action: "DELETE" });
});
