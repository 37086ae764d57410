import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { onSignedOut } from "@/lib/auth/signed-out";

import { Providers } from "./providers";
import { createQueries } from "./queries";
import { createAppRouter } from "./router";

export function App() {
  const [queries] = useState(createQueries);
  const [router] = useState(() => createAppRouter(queries));

  useEffect(
    function leaveWhenSignedOut() {
      return onSignedOut(() => {
        queries.setQueryData(["viewer"], null);
        void router.navigate({ to: "/log-in", search: { next: router.state.location.href } });
      });
    },
    [queries, router],
  );

  return (
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>
  );
}
