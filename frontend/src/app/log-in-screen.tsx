import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";

import { LogInPage } from "@/features/auth/pages/log-in-page";
import { FindShopPage } from "@/features/sign-up/pages/find-shop-page";

const route = getRouteApi("/log-in");

/** Log-in on a shop's host; on the platform's host, the way to one's own shop. */
export function LogInScreen() {
  const { site } = route.useRouteContext();
  const { next } = route.useSearch();
  const queries = useQueryClient();
  const router = useRouter();

  if (!site.shop) return <FindShopPage />;

  async function enter() {
    queries.removeQueries({ queryKey: ["viewer"] });
    // Only a path of our own: an address of another site in the link must not be followed.
    if (next && /^\/(?!\/)/.test(next)) router.history.push(next);
    else await router.navigate({ to: "/today" });
  }
  return <LogInPage shopName={site.shop.name} onLoggedIn={() => void enter()} />;
}
