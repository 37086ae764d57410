import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

import type { Document } from "@/lib/graphql/execute";

export const server = setupServer();

const ENDPOINT = "*/graphql";

/** Uploads come as multipart forms; a test that sends one reads it itself. */
function isJson(request: Request): boolean {
  return request.headers.get("content-type") === "application/json";
}

/** Answer one typed document; other operations fall through to the next handler. */
export function answer<TData, TVariables>(
  document: Document<TData, TVariables>,
  reply: TData | ((variables: TVariables) => TData),
): void {
  server.use(
    http.post(ENDPOINT, async ({ request }) => {
      if (!isJson(request)) return undefined;
      const body = (await request.clone().json()) as { query: string; variables: TVariables };
      if (body.query !== document.toString()) return undefined;
      const data = reply instanceof Function ? reply(body.variables) : reply;
      return HttpResponse.json({ data } as Record<string, unknown>);
    }),
  );
}

/** Refuse one typed document as a whole, the way the server does; `once` for a fault that passes. */
export function refuse<TData, TVariables>(
  document: Document<TData, TVariables>,
  code: string,
  { once = false } = {},
): void {
  server.use(
    http.post(
      ENDPOINT,
      async ({ request }) => {
        if (!isJson(request)) return undefined;
        const body = (await request.clone().json()) as { query: string };
        if (body.query !== document.toString()) return undefined;
        return HttpResponse.json({
          errors: [{ message: code, extensions: { code, requestId: "req-1" } }],
        });
      },
      { once },
    ),
  );
}
