import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { beforeEach, expect, test, vi } from "vitest";

import { makeFragmentData } from "@/gql";
import type { StockValueQueryVariables } from "@/gql/graphql";
import { money } from "@/lib/money";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { BooksPanelFragment } from "../books/books-panel";
import { DeadStockFragment, StockAgeFragment } from "../stock-age/stock-age";
import { TurnoverFragment } from "../turnover/turnover-table";
import { ValueTableFragment } from "../value-table/value-table";
import { StockValue, StockValueChoicesQuery, StockValueQuery } from "./stock-value-page";

const onChange = vi.fn();
const sums = {
  __typename: "StockSum" as const,
  pieces: weight("3"),
  grams: weight("20"),
  fineWeight: weight("18.1875"),
  cost: money("700"),
};
const gold = {
  __typename: "ValuedStock" as const,
  group: "Rings",
  groupId: "rings",
  metal: "XAU" as const,
  metalValue: money("1000"),
  value: money("1700"),
  sums,
};
let asked: StockValueQueryVariables[] = [];

function booksDifferBy(difference: string) {
  const branch = { __typename: "Branch" as const, id: "main", name: "Main" };
  answer(StockValueChoicesQuery, {
    __typename: "Query",
    reportSpans: [
      {
        __typename: "SpanDays",
        span: "THIS_MONTH",
        firstOn: "2026-10-23",
        lastOn: "2026-11-21",
      },
    ],
    branches: {
      __typename: "BranchConnection",
      edges: [{ __typename: "BranchEdge", node: branch }],
    },
    stockInBooks: [
      {
        __typename: "StockInBooks",
        ...makeFragmentData(
          { __typename: "StockInBooks", commodity: "XAU", difference, branch },
          BooksPanelFragment,
        ),
      },
    ],
  });
}

beforeEach(() => {
  asked = [];
  onChange.mockClear();
  booksDifferBy("0");
  answer(StockValueQuery, (variables) => {
    asked.push(variables);
    return {
      __typename: "Query",
      stockValue: {
        __typename: "StockValue",
        csv: "/files/stock/value.csv?by=CATEGORY",
        xlsx: "/files/stock/value.xlsx?by=CATEGORY",
        rates: [
          {
            __typename: "ValuationRate",
            metal: "XAU",
            perFineGram: "54.98",
            quotedAt: "2026-11-20T08:00:00Z",
            isStale: false,
          },
        ],
        ...makeFragmentData(
          {
            __typename: "StockValue",
            rows: [
              gold,
              { ...gold, group: "", groupId: null, metal: "XAG", metalValue: null, value: null },
            ],
            totals: [{ ...gold, group: "", groupId: null }],
          },
          ValueTableFragment,
        ),
      },
      stockAge: [
        {
          __typename: "StockAge",
          ...makeFragmentData(
            { __typename: "StockAge", fromDays: 366, toDays: null, metal: "XAU", sums },
            StockAgeFragment,
          ),
        },
      ],
      deadStock: [
        {
          __typename: "DeadStock",
          ...makeFragmentData(
            {
              __typename: "DeadStock",
              quantity: weight("1"),
              fineWeight: weight("3.1875"),
              cost: money("500"),
              item: { __typename: "Item", id: "ring", sku: "R-1", displayName: "Old ring" },
              branch: { __typename: "Branch", id: "main", name: "Main" },
            },
            DeadStockFragment,
          ),
        },
      ],
      stockTurnover: [
        {
          __typename: "StockTurnover",
          ...makeFragmentData(
            {
              __typename: "StockTurnover",
              group: "Rings",
              groupId: "rings",
              metal: "XAU",
              times: "0.53",
              opening: sums,
              closing: sums,
              sold: sums,
            },
            TurnoverFragment,
          ),
        },
      ],
    };
  });
});

test("shows what the stock is worth, how old it is and how often it was sold", async () => {
  const { container } = renderScreen(
    <StockValue search={{ by: "CATEGORY" }} onChange={onChange} />,
  );

  const value = await screen.findByRole("table", { name: "Value of the stock" });
  await within(value).findByText("Rings");
  const [rings, silver, total] = within(value).getAllByRole("row").slice(1);
  expect(rings).toHaveTextContent(/Rings.*Gold.*18.1875 g.*1,700/);
  expect(silver).toHaveTextContent(/Silver.*No rate/);
  expect(total).toHaveTextContent(/Total.*Gold/);
  expect(screen.getByText("366 and more")).toBeVisible();
  expect(screen.getByRole("link", { name: "Old ring" })).toHaveAttribute("href", "/items/ring");
  expect(screen.getByText("0.53")).toBeVisible();
  expect(screen.getByText("The books and the stock agree.")).toBeVisible();
  expect((await axe(container)).violations).toEqual([]);
});

test("names where the books and the stock differ", async () => {
  booksDifferBy("-0.5");
  renderScreen(<StockValue search={{}} onChange={onChange} />);

  expect(await screen.findByRole("alert")).toHaveTextContent(/differ.*Main: .*0.5/);
});

test("asks for the day, the group and the days of the address and the fields", async () => {
  renderScreen(
    <StockValue search={{ by: "BRANCH", on: "2026-11-01", branch: "main" }} onChange={onChange} />,
  );
  await screen.findByRole("table", { name: "Dead stock" });

  fireEvent.change(screen.getByLabelText("Without movement for days"), {
    target: { value: "90" },
  });
  fireEvent.change(screen.getByLabelText("From day"), { target: { value: "2026-01-01" } });
  fireEvent.change(screen.getByLabelText("At the end of"), { target: { value: "2026-11-05" } });

  await waitFor(() =>
    expect(asked.at(-1)).toEqual({
      by: "BRANCH",
      on: "2026-11-01",
      branchId: "main",
      days: 90,
      from: "2026-01-01",
      to: "2026-11-21",
      language: "en",
    }),
  );
  expect(onChange).toHaveBeenCalledWith({ on: "2026-11-05" });
});

test("does not ask for a period that ends before it starts", async () => {
  renderScreen(<StockValue search={{}} onChange={onChange} />);
  await screen.findByRole("table", { name: "Turnover" });
  const before = asked.length;

  fireEvent.change(screen.getByLabelText("To day"), { target: { value: "2026-01-01" } });

  expect(await screen.findByText("The period ends before it starts.")).toBeVisible();
  expect(asked).toHaveLength(before);
});
