import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { makeFragmentData } from "@/gql";
import type { DrawersQuery as DrawersAnswer } from "@/gql/graphql";
import { money } from "@/lib/money";
import { answer } from "@/testing/msw-server";
import { renderScreen, testViewer } from "@/testing/render";

import { ShiftTableFragment } from "../shift-list/shift-table";
import { TillCardFragment } from "../till-list/till-card";
import { DrawersPage, DrawersQuery } from "./drawers-page";

function show(permissions: readonly string[], at = "/drawers") {
  const asked: unknown[] = [];
  answer(DrawersQuery, ({ filters }): DrawersAnswer => {
    asked.push(filters);
    return {
      __typename: "Query",
      branches: {
        __typename: "BranchConnection",
        edges: [
          {
            __typename: "BranchEdge",
            node: {
              __typename: "Branch",
              id: "branch-1",
              name: "Bazaar",
              isActive: true,
              terminals: [
                { __typename: "Terminal", id: "till-1", name: "Till 1", isActive: true },
                { __typename: "Terminal", id: "till-2", name: "Till 2", isActive: true },
                { __typename: "Terminal", id: "till-3", name: "Old till", isActive: false },
              ],
            },
          },
        ],
      },
      open: {
        __typename: "ShiftConnection",
        edges: [
          {
            __typename: "ShiftEdge",
            node: {
              __typename: "Shift",
              id: "shift-2",
              terminal: { __typename: "Terminal", id: "till-1" },
              ...makeFragmentData(
                {
                  __typename: "Shift",
                  id: "shift-2",
                  holderName: "Sara",
                  isMine: false,
                  openedAt: "2026-11-20T06:00:00+00:00",
                  openingFloat: money("100"),
                },
                TillCardFragment,
              ),
            },
          },
        ],
      },
      shifts: {
        __typename: "ShiftConnection",
        totalCount: 1,
        pageInfo: { __typename: "PageInfo", hasNextPage: false, endCursor: null },
        edges: [
          {
            __typename: "ShiftEdge",
            node: {
              __typename: "Shift",
              id: "shift-1",
              ...makeFragmentData(
                {
                  __typename: "Shift",
                  id: "shift-1",
                  zNumber: 7,
                  holderName: "Neda",
                  openedAt: "2026-11-19T06:00:00+00:00",
                  closedAt: "2026-11-19T15:00:00+00:00",
                  countedCash: money("90"),
                  expectedCash: money("100"),
                  differs: true,
                  terminal: { __typename: "Terminal", id: "till-1", name: "Till 1" },
                },
                ShiftTableFragment,
              ),
            },
          },
        ],
      },
    };
  });
  return {
    asked,
    ...renderScreen(<DrawersPage />, { at, viewer: { ...testViewer, permissions } }),
  };
}

test("shows each till with who holds it, and what differed in the closed shifts", async () => {
  show(["drawers.see", "drawers.use", "drawers.manage"]);

  const first = within(await screen.findByRole("region", { name: "Till 1" }));
  expect(first.getByText(/Held by Sara since/)).toBeVisible();
  expect(first.getByRole("button", { name: "Count and close" })).toBeEnabled();
  const second = within(screen.getByRole("region", { name: "Till 2" }));
  expect(second.getByText("The drawer is closed.")).toBeVisible();
  expect(second.getByRole("button", { name: "Open the drawer" })).toBeEnabled();
  expect(screen.queryByText("Old till")).toBeNull();
  const table = within(screen.getByRole("table", { name: "Closed shifts" }));
  expect(table.getByText("-US$10.00")).toBeVisible();
});

test("a cashier does nothing with another's drawer and does not see what should be in it", async () => {
  show(["drawers.see", "drawers.use"]);

  const first = within(await screen.findByRole("region", { name: "Till 1" }));
  expect(first.queryByRole("button")).toBeNull();
  expect(first.queryByText("X report")).toBeNull();
});

test("asks for what the address says", async () => {
  const { asked } = show(["drawers.see"], "/drawers?differs=true&from=2026-11-01");

  await screen.findByRole("region", { name: "Till 1" });
  expect(asked[0]).toEqual({ isOpen: false, differs: true, fromDay: "2026-11-01" });
});
