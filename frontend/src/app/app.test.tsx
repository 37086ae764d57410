import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { axe } from "jest-axe";
import { beforeEach, expect, test } from "vitest";

import { DayTotalsFragment } from "@/features/dashboard/parts/day-totals";
import { LowStockFragment } from "@/features/dashboard/parts/low-stock";
import { RateBoardFragment } from "@/features/dashboard/parts/rate-board";
import { RecentSalesFragment } from "@/features/dashboard/parts/recent-sales";
import { TodayQuery } from "@/features/dashboard/pages/today-page";
import { LandingQuery } from "@/features/sign-up/pages/landing-page";
import { PlanCardFragment } from "@/features/sign-up/plans/plan-card";
import { makeFragmentData } from "@/gql";
import type {
  ScannedItemQuery as ScannedItemAnswer,
  TodayQuery as TodayAnswer,
} from "@/gql/graphql";
import { RefreshSession } from "@/lib/auth/renew-session";
import { chooseLocale } from "@/lib/locale";
import { money } from "@/lib/money";
import type { Viewer } from "@/lib/viewer";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { testViewer } from "@/testing/render";
import { scan } from "@/testing/scan";

import { App } from "./app";
import { SiteQuery, ViewerQuery } from "./queries";
import { ScannedItem } from "./shell/use-scanned-items";

function onShopHost(viewer: Viewer | null) {
  answer(SiteQuery, {
    __typename: "Query",
    site: {
      __typename: "Site",
      kind: "SHOP",
      shop: {
        __typename: "Shop",
        name: "Zarrin Gallery",
        slug: "zarrin",
        country: "IR",
        currency: "IRR",
        currencyDigits: 0,
        language: "fa",
        timeZone: "Asia/Tehran",
        status: "ACTIVE",
      },
    },
  });
  answer(ViewerQuery, {
    __typename: "Query",
    viewer: viewer && {
      __typename: "Viewer",
      permissions: [...viewer.permissions],
      user: { __typename: "User", ...viewer.user },
    },
  });
  answer(RefreshSession, {
    __typename: "Mutation",
    refreshSession: { __typename: "SessionEnded" },
  });
}

function onPlatformHost() {
  answer(SiteQuery, {
    __typename: "Query",
    site: { __typename: "Site", kind: "PLATFORM", shop: null },
  });
}

const rate = makeFragmentData(
  {
    __typename: "CurrentRate",
    metal: "XAU",
    quotedAt: "2026-11-20T08:00:00Z",
    isStale: false,
    karats: [
      { __typename: "KaratRate", karat: "18", fineness: "750.0", perGram: money("50000000") },
    ],
  },
  RateBoardFragment,
);
const totals = makeFragmentData(
  {
    __typename: "DayTotals",
    saleCount: 14,
    refundCount: 1,
    tax: money("18230000"),
    discount: money("0"),
    total: money("912430000"),
    fineGramsSold: weight("104.62500000"),
  },
  DayTotalsFragment,
);
const lowStock = makeFragmentData(
  {
    __typename: "LowStock",
    quantity: weight("2.0000"),
    lowStockAt: weight("5.0000"),
    item: { __typename: "Item", id: "coin", sku: "C-1", displayName: "سکه" },
    branch: { __typename: "Branch", id: "main", name: "Main" },
  },
  LowStockFragment,
);
const sales = makeFragmentData(
  {
    __typename: "SaleConnection",
    edges: [
      {
        __typename: "SaleEdge",
        node: {
          __typename: "Sale",
          id: "sale-1",
          number: "MAIN-000001",
          kind: "SALE",
          total: money("64443000"),
          soldAt: "2026-11-20T08:00:00Z",
          customer: null,
        },
      },
    ],
  },
  RecentSalesFragment,
);

function onABusyDay() {
  answer(TodayQuery, ({ seesSales }): TodayAnswer => ({
    __typename: "Query",
    currentRates: [{ __typename: "CurrentRate", ...rate }],
    lowStock: [{ __typename: "LowStock", ...lowStock }],
    ...(seesSales
      ? {
          dayTotals: { __typename: "DayTotals", day: "2026-11-20", ...totals },
          sales: { __typename: "SaleConnection", ...sales },
        }
      : {}),
  }));
}

function open(path: string) {
  window.history.pushState(null, "", path);
  return render(<App />);
}

beforeEach(() => chooseLocale("en"));

test("asks who is there, and remembers where they wanted to go", async () => {
  onShopHost(null);
  const { container } = open("/today");

  expect(await screen.findByRole("heading", { name: "Zarrin Gallery" })).toBeVisible();
  expect(window.location.pathname + window.location.search).toBe("/log-in?next=%2Ftoday");
  expect(await axe(container)).toHaveNoViolations();
});

test("shows the day to the owner of the shop", async () => {
  onShopHost(testViewer);
  onABusyDay();
  const { container } = open("/");

  expect(await screen.findByRole("heading", { name: "Hello, Neda Karimi" })).toBeVisible();
  expect(screen.getByText("14 sales")).toBeVisible();
  expect(screen.getByText("104.625 g")).toBeVisible();
  expect(screen.getByText("2 of 5")).toBeVisible();
  expect(await axe(container)).toHaveNoViolations();
});

test("speaks Persian from right to left, with Persian digits", async () => {
  await chooseLocale("fa");
  onShopHost(testViewer);
  onABusyDay();
  const { container } = open("/today");

  expect(await screen.findByText("۱۴ فروش")).toBeVisible();
  expect(document.documentElement).toHaveAttribute("dir", "rtl");
  expect(screen.getByText("۱۰۴٫۶۲۵ گرم")).toBeVisible();
  expect(await axe(container)).toHaveNoViolations();
});

test("switches the language at once, and for good on this device", async () => {
  onShopHost(null);
  open("/log-in");
  const user = userEvent.setup();

  await user.click(await screen.findByRole("button", { name: "Language" }));
  await user.click(await screen.findByRole("menuitem", { name: "فارسی" }));

  expect(await screen.findByRole("button", { name: "ورود" })).toBeVisible();
  expect(document.documentElement).toHaveAttribute("dir", "rtl");
  expect(localStorage.getItem("zargar.locale")).toBe("fa");
});

test("opens what is scanned, on whatever page", async () => {
  onShopHost(testViewer);
  onABusyDay();
  const asked: string[] = [];
  answer(ScannedItem, ({ code }): ScannedItemAnswer => {
    asked.push(code);
    return { __typename: "Query", itemByCode: { __typename: "Item", id: "ring" } };
  });
  open("/today");
  await screen.findByRole("navigation", { name: "Pages" });

  scan(document.body, "abc");

  await waitFor(() => expect(window.location.pathname).toBe("/items/ring"));
  expect(asked).toEqual(["abc"]);
});

test("leads people only to the pages of their role", async () => {
  onShopHost({ ...testViewer, permissions: ["catalog.view", "stock.view", "market.view"] });
  onABusyDay();
  open("/today");

  const pages = within(await screen.findByRole("navigation", { name: "Pages" }));
  expect(pages.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
    "/today",
    "/items",
    "/rates",
  ]);
  expect(screen.queryByText("Takings")).not.toBeInTheDocument();
});

test("shows the public site on the platform's host", async () => {
  onPlatformHost();
  answer(LandingQuery, {
    __typename: "Query",
    plans: [
      {
        __typename: "Plan",
        id: "shop",
        ...makeFragmentData(
          {
            __typename: "Plan",
            name: "Shop",
            price: money("49"),
            currency: "USD",
            cycle: "MONTHLY",
            users: 10,
            items: null,
            branches: 1,
            trialDays: 14,
          },
          PlanCardFragment,
        ),
      },
    ],
  });
  const { container } = open("/");

  expect(await screen.findByRole("heading", { level: 1 })).toHaveTextContent(
    "Gold is sold by the gram.",
  );
  expect(screen.getByText("Any number of items")).toBeVisible();
  expect(screen.getByRole("link", { name: "Try it for 14 days" })).toHaveAttribute(
    "href",
    "/sign-up",
  );
  expect(await axe(container)).toHaveNoViolations();
});

test("a shop's page is nothing on the platform's host", async () => {
  onPlatformHost();
  open("/sales");

  expect(await screen.findByRole("heading", { name: "There is nothing here" })).toBeVisible();
});
