import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { makeFragmentData } from "@/gql";
import { money } from "@/lib/money";
import { answer } from "@/testing/msw-server";
import { renderScreen, testViewer } from "@/testing/render";

import { CashMovementsFragment } from "../shift-detail/cash-movements";
import { ReportCardFragment } from "../shift-detail/report-card";
import { XReportQuery } from "../shift-detail/x-report";
import { ShiftPage, ShiftQuery } from "./shift-page";

const report = (counted: string | null) =>
  makeFragmentData(
    {
      __typename: "ShiftReport",
      openingFloat: money("100"),
      sums: [
        { __typename: "DrawerSum", kind: "SALE", method: "CASH", count: 2, amount: money("50") },
      ],
      methods: [
        {
          __typename: "MethodCount",
          method: "CASH",
          expected: money("150"),
          counted: counted === null ? null : money(counted),
          difference: counted === null ? null : money("-7"),
        },
      ],
      pieces: [],
    },
    ReportCardFragment,
  );

function show({ closed, permissions }: { closed: boolean; permissions: readonly string[] }) {
  answer(ShiftQuery, {
    __typename: "Query",
    shift: {
      __typename: "Shift",
      id: "shift-1",
      zNumber: closed ? 7 : null,
      holderName: "Sara",
      openedAt: "2026-11-19T06:00:00+00:00",
      closedAt: closed ? "2026-11-19T15:00:00+00:00" : null,
      closedByName: closed ? "Sara" : "",
      closingNote: "",
      terminal: { __typename: "Terminal", id: "till-1", name: "Till 1" },
      slip: "/files/shifts/1.pdf?paper=MM80",
      page: "/files/shifts/1.pdf?paper=A4",
      zReport: closed ? { __typename: "ShiftReport", ...report("143") } : null,
    },
    cashMovements: {
      __typename: "CashMovementConnection",
      edges: [
        {
          __typename: "CashMovementEdge",
          node: {
            __typename: "CashMovement",
            id: "entry-1",
            ...makeFragmentData(
              {
                __typename: "CashMovement",
                id: "entry-1",
                amount: money("-20"),
                reason: "EXPENSE",
                note: "Tea",
                actorName: "Sara",
                at: "2026-11-19T08:00:00+00:00",
              },
              CashMovementsFragment,
            ),
          },
        },
      ],
    },
  });
  answer(XReportQuery, {
    __typename: "Query",
    xReport: { __typename: "ShiftReport", ...report(null) },
  });
  return renderScreen(<ShiftPage />, { viewer: { ...testViewer, permissions } });
}

test("a closed shift tells what was counted and what differed", async () => {
  show({ closed: true, permissions: ["drawers.see"] });

  expect(await screen.findByRole("heading", { name: "Z report 7" })).toBeVisible();
  expect(screen.getByText("US$143.00")).toBeVisible();
  expect(screen.getByText("-US$7.00")).toBeVisible();
  expect(screen.getByText(/Petty expense · Tea · Sara/)).toBeVisible();
  expect(screen.getByRole("link", { name: "Sheet, A4" })).toHaveAttribute(
    "href",
    "/files/shifts/1.pdf?paper=A4",
  );
});

test("an open drawer tells a manager what should be there", async () => {
  show({ closed: false, permissions: ["drawers.see", "drawers.manage"] });

  expect(await screen.findByRole("heading", { name: "X report" })).toBeVisible();
  expect(await screen.findByText("US$150.00")).toBeVisible();
});

test("an open drawer tells a cashier nothing of what should be there", async () => {
  show({ closed: false, permissions: ["drawers.see", "drawers.use"] });

  await screen.findByRole("heading", { name: "X report" });
  expect(screen.queryByText("US$150.00")).toBeNull();
  expect(screen.queryByRole("link")).toBeNull();
});
