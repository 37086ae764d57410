import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from "@tanstack/react-router";

import { parseAuditSearch } from "@/features/audit/model/audit-search";
import { parseDrawersSearch } from "@/features/drawers/model/drawers-search";
import { parsePurchasesSearch } from "@/features/buying/model/purchases-search";
import { parseCountsSearch } from "@/features/counts/model/counts-search";
import { parsePlansSearch } from "@/features/instalments/model/plans-search";
import { parseItemsSearch } from "@/features/items/model/items-search";
import {
  parseJournalSearch,
  parsePeriodSearch,
  parseReportSearch,
} from "@/features/ledger/model/books-search";
import { parseSalesSearch } from "@/features/sales/model/sales-search";
import { parseWorkSearch } from "@/features/workshop/model/work-search";
import { parseStockValueSearch } from "@/features/stock-value/model/stock-value-search";
import { parseTransfersSearch } from "@/features/transfers/model/transfers-search";
import { activateLocale, currentLocale, preferredLocale } from "@/lib/locale";
import { textParam } from "@/lib/search-params";

import { ErrorScreen, NotFoundScreen, WaitingScreen } from "./error-boundary";
import { siteQuery, viewerQuery } from "./queries";
import { ShopShell } from "./shell/shop-shell";

interface RouterContext {
  queries: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context }) => {
    const { site } = await context.queries.query({ ...siteQuery, staleTime: "static" });
    const locale = preferredLocale(site.shop?.language);
    if (locale !== currentLocale()) await activateLocale(locale);
    return { site };
  },
  component: Outlet,
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: ({ context }) => {
    if (context.site.kind === "SHOP") throw redirect({ to: "/today" });
  },
  component: lazyRouteComponent(
    () => import("@/features/sign-up/pages/landing-page"),
    "LandingPage",
  ),
});

const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-up",
  beforeLoad: ({ context }) => {
    if (context.site.kind === "SHOP") throw notFound();
  },
  component: lazyRouteComponent(
    () => import("@/features/sign-up/pages/sign-up-page"),
    "SignUpPage",
  ),
});

const logInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/log-in",
  validateSearch: (raw: Record<string, unknown>): { next?: string | undefined } => ({
    next: textParam(raw["next"]),
  }),
  component: lazyRouteComponent(() => import("./log-in-screen"), "LogInScreen"),
});

/** Everything a shop's people see after logging in. */
const shopRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shop",
  beforeLoad: async ({ context, location }) => {
    const { shop } = context.site;
    if (!shop) throw notFound();
    const viewer = await context.queries.query({ ...viewerQuery, staleTime: "static" });
    if (!viewer) throw redirect({ to: "/log-in", search: { next: location.href } });
    return { shop, viewer };
  },
  component: ShopShell,
});

const shopChild = { getParentRoute: () => shopRoute };

const shopRoutes = [
  createRoute({
    ...shopChild,
    path: "/today",
    component: lazyRouteComponent(
      () => import("@/features/dashboard/pages/today-page"),
      "TodayPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/pos",
    component: lazyRouteComponent(() => import("./pos-screen"), "PosScreen"),
  }),
  createRoute({
    ...shopChild,
    path: "/items",
    validateSearch: parseItemsSearch,
    component: lazyRouteComponent(() => import("@/features/items/pages/items-page"), "ItemsPage"),
  }),
  createRoute({
    ...shopChild,
    path: "/items/new",
    component: lazyRouteComponent(
      () => import("@/features/items/pages/new-item-page"),
      "NewItemPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/items/edits",
    component: lazyRouteComponent(
      () => import("@/features/items/pages/item-edits-page"),
      "ItemEditsPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/items/$itemId",
    component: lazyRouteComponent(() => import("@/features/items/pages/item-page"), "ItemPage"),
  }),
  createRoute({
    ...shopChild,
    path: "/items/$itemId/edit",
    component: lazyRouteComponent(
      () => import("@/features/items/pages/edit-item-page"),
      "EditItemPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/sales",
    validateSearch: parseSalesSearch,
    component: lazyRouteComponent(() => import("@/features/sales/pages/sales-page"), "SalesPage"),
  }),
  createRoute({
    ...shopChild,
    path: "/sales/$saleId",
    component: lazyRouteComponent(() => import("@/features/sales/pages/sale-page"), "SalePage"),
  }),
  createRoute({
    ...shopChild,
    path: "/sales/$saleId/exchange",
    component: lazyRouteComponent(() => import("./exchange-screen"), "ExchangeScreen"),
  }),
  createRoute({
    ...shopChild,
    path: "/instalments",
    validateSearch: parsePlansSearch,
    component: lazyRouteComponent(
      () => import("@/features/instalments/pages/plans-page"),
      "PlansPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/instalments/$planId",
    component: lazyRouteComponent(
      () => import("@/features/instalments/pages/plan-page"),
      "PlanPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/workshop",
    validateSearch: parseWorkSearch,
    component: lazyRouteComponent(
      () => import("@/features/workshop/pages/workshop-page"),
      "WorkshopPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/workshop/new",
    component: lazyRouteComponent(
      () => import("@/features/workshop/pages/new-work-page"),
      "NewWorkPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/workshop/$orderId",
    component: lazyRouteComponent(() => import("@/features/workshop/pages/work-page"), "WorkPage"),
  }),
  createRoute({
    ...shopChild,
    path: "/cheques",
    component: lazyRouteComponent(
      () => import("@/features/sales/pages/cheques-page"),
      "ChequesPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/transfers",
    validateSearch: parseTransfersSearch,
    component: lazyRouteComponent(
      () => import("@/features/transfers/pages/transfers-page"),
      "TransfersPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/transfers/$transferId",
    component: lazyRouteComponent(
      () => import("@/features/transfers/pages/transfer-page"),
      "TransferPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/purchases",
    validateSearch: parsePurchasesSearch,
    component: lazyRouteComponent(
      () => import("@/features/buying/pages/purchases-page"),
      "PurchasesPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/purchases/new",
    component: lazyRouteComponent(
      () => import("@/features/buying/pages/new-purchase-page"),
      "NewPurchasePage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/purchases/$purchaseId",
    component: lazyRouteComponent(
      () => import("@/features/buying/pages/purchase-page"),
      "PurchasePage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/suppliers",
    component: lazyRouteComponent(
      () => import("@/features/purchasing/pages/suppliers-page"),
      "SuppliersPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/counts",
    validateSearch: parseCountsSearch,
    component: lazyRouteComponent(
      () => import("@/features/counts/pages/counts-page"),
      "CountsPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/suppliers/$supplierId",
    component: lazyRouteComponent(
      () => import("@/features/purchasing/pages/supplier-page"),
      "SupplierPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/counts/$countId",
    component: lazyRouteComponent(() => import("@/features/counts/pages/count-page"), "CountPage"),
  }),
  createRoute({
    ...shopChild,
    path: "/customers",
    component: lazyRouteComponent(
      () => import("@/features/customers/pages/customers-page"),
      "CustomersPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/customers/$customerId",
    component: lazyRouteComponent(() => import("./customer-screen"), "CustomerScreen"),
  }),
  createRoute({
    ...shopChild,
    path: "/gift-cards",
    component: lazyRouteComponent(
      () => import("@/features/loyalty/pages/gift-cards-page"),
      "GiftCardsPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/loyalty",
    component: lazyRouteComponent(
      () => import("@/features/loyalty/pages/loyalty-page"),
      "LoyaltyPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/stock-value",
    validateSearch: parseStockValueSearch,
    component: lazyRouteComponent(
      () => import("@/features/stock-value/pages/stock-value-page"),
      "StockValuePage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/rates",
    component: lazyRouteComponent(() => import("@/features/rates/pages/rates-page"), "RatesPage"),
  }),
  createRoute({
    ...shopChild,
    path: "/prices",
    component: lazyRouteComponent(
      () => import("@/features/pricing/pages/repricing-page"),
      "RepricingPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/drawers",
    validateSearch: parseDrawersSearch,
    component: lazyRouteComponent(
      () => import("@/features/drawers/pages/drawers-page"),
      "DrawersPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/settings/prices",
    component: lazyRouteComponent(
      () => import("@/features/pricing/pages/pricing-settings-page"),
      "PricingSettingsPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/drawers/$shiftId",
    component: lazyRouteComponent(() => import("@/features/drawers/pages/shift-page"), "ShiftPage"),
  }),
  createRoute({
    ...shopChild,
    path: "/settings/counter",
    component: lazyRouteComponent(
      () => import("@/features/counter-settings/pages/counter-settings-page"),
      "CounterSettingsPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/settings/labels",
    component: lazyRouteComponent(
      () => import("@/features/labels/pages/label-settings-page"),
      "LabelSettingsPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/imports",
    component: lazyRouteComponent(
      () => import("@/features/imports/pages/imports-page"),
      "ImportsPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/imports/new",
    component: lazyRouteComponent(
      () => import("@/features/imports/pages/new-import-page"),
      "NewImportPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/imports/$importId",
    component: lazyRouteComponent(
      () => import("@/features/imports/pages/import-page"),
      "ImportPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/audit",
    validateSearch: parseAuditSearch,
    component: lazyRouteComponent(() => import("@/features/audit/pages/audit-page"), "AuditPage"),
  }),
  createRoute({
    ...shopChild,
    path: "/books",
    component: lazyRouteComponent(
      () => import("@/features/ledger/pages/accounts-page"),
      "AccountsPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/books/journal",
    validateSearch: parseJournalSearch,
    component: lazyRouteComponent(
      () => import("@/features/ledger/pages/journal-page"),
      "JournalPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/books/journal/new",
    component: lazyRouteComponent(
      () => import("@/features/ledger/pages/new-entry-page"),
      "NewEntryPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/books/journal/$entryId",
    component: lazyRouteComponent(() => import("@/features/ledger/pages/entry-page"), "EntryPage"),
  }),
  createRoute({
    ...shopChild,
    path: "/books/accounts/$accountId",
    validateSearch: parsePeriodSearch,
    component: lazyRouteComponent(
      () => import("@/features/ledger/pages/account-page"),
      "AccountPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/books/customers/$customerId",
    validateSearch: parsePeriodSearch,
    component: lazyRouteComponent(
      () => import("@/features/ledger/pages/customer-statement-page"),
      "CustomerStatementPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/books/reports",
    validateSearch: parseReportSearch,
    component: lazyRouteComponent(
      () => import("@/features/ledger/pages/reports-page"),
      "ReportsPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/books/posting",
    component: lazyRouteComponent(
      () => import("@/features/ledger/pages/posting-page"),
      "PostingPage",
    ),
  }),
  createRoute({
    ...shopChild,
    path: "/books/closing",
    component: lazyRouteComponent(
      () => import("@/features/ledger/pages/closing-page"),
      "ClosingPage",
    ),
  }),
] as const;

const routeTree = rootRoute.addChildren([
  homeRoute,
  signUpRoute,
  logInRoute,
  shopRoute.addChildren(shopRoutes),
]);

export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: "intent",
    defaultPendingComponent: WaitingScreen,
    defaultErrorComponent: ErrorScreen,
    defaultNotFoundComponent: NotFoundScreen,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
