import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense, type ReactNode } from "react";

import { createQueries } from "@/app/queries";
import { ShopProvider, type Shop } from "@/lib/shop";
import { ViewerProvider, type Viewer } from "@/lib/viewer";
import { theme } from "@/ui/theme";

export const testShop: Shop = {
  name: "Zarrin",
  currency: "USD",
  currencyDigits: 2,
  timeZone: "Asia/Tehran",
  country: "US",
};

export const testViewer: Viewer = {
  user: {
    id: "user-1",
    fullName: "Neda Karimi",
    username: "neda",
    role: "OWNER",
    language: "en",
    theme: "SYSTEM",
  },
  permissions: [
    "catalog.view",
    "catalog.change",
    "catalog.edit_many",
    "customers.change",
    "customers.merge",
    "customers.remove_document",
    "customers.set_credit_limit",
    "customers.view",
    "imports.run",
    "labels.change_settings",
    "labels.print",
    "ledger.change_chart",
    "ledger.close",
    "ledger.post",
    "ledger.reopen",
    "ledger.view",
    "loyalty.change",
    "loyalty.grant",
    "loyalty.sell_gift_card",
    "loyalty.view",
    "loyalty.void_gift_card",
    "market.set_rate",
    "market.view",
    "pricing.quote",
    "purchasing.accept_difference",
    "purchasing.approve",
    "purchasing.change_settings",
    "purchasing.change_supplier",
    "purchasing.invoice",
    "purchasing.order",
    "purchasing.pay",
    "purchasing.receive",
    "purchasing.return",
    "purchasing.view",
    "reports.view",
    "sales.checkout",
    "sales.discount",
    "sales.move_cheque",
    "sales.park",
    "sales.return",
    "sales.void",
    "sales.view",
    "stock.adjust",
    "stock.view",
  ],
};

interface RenderOptions {
  /** The address the screen is shown at. */
  at?: string;
  shop?: Shop;
  viewer?: Viewer;
}

/** Show a piece of the app as a signed-in person of the test shop sees it. */
export function renderScreen(
  screen: ReactNode,
  { at = "/", shop = testShop, viewer = testViewer }: RenderOptions = {},
) {
  const queries = createQueries();
  const root = createRootRoute();
  const everywhere = createRoute({
    getParentRoute: () => root,
    path: "$",
    component: () => screen,
  });
  const router = createRouter({
    routeTree: root.addChildren([everywhere]),
    history: createMemoryHistory({ initialEntries: [at] }),
  });
  const user = userEvent.setup({ delay: null });
  const view = render(
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} env="test">
        <QueryClientProvider client={queries}>
          <ShopProvider value={shop}>
            <ViewerProvider value={viewer}>
              <Notifications />
              <Suspense>
                {/* The test's own one-page router stands in for the app's. */}
                <RouterProvider router={router as never} />
              </Suspense>
            </ViewerProvider>
          </ShopProvider>
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>,
  );

  /** Put a text into a field in one go, as a person who pastes it. */
  async function fill(label: RegExp | string, text: string) {
    const field = await view.findByLabelText(label);
    await user.clear(field);
    await user.click(field);
    await user.paste(text);
  }

  return { user, fill, router, ...view };
}
