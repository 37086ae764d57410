import { http, HttpResponse } from "msw";
import { expect, test, vi } from "vitest";

import { TypedDocumentString } from "@/gql/graphql";
import { server } from "@/testing/msw-server";

import { RefreshSession } from "../auth/renew-session";
import { onSignedOut } from "../auth/signed-out";
import { execute } from "./execute";
import { GraphqlFailure } from "./failure";

const WhoAmI = new TypedDocumentString<unknown, Record<string, never>>(
  "query WhoAmI { viewer { permissions } }",
);

const unauthenticated = {
  errors: [{ message: "Log in.", extensions: { code: "UNAUTHENTICATED" } }],
};
const viewer = { data: { viewer: { permissions: [] } } };

let requests: { query: string; headers: Headers }[] = [];

/** Answers operations in turn; renewals are answered apart. */
function serve(answers: object[], renewal: string) {
  requests = [];
  server.use(
    http.post("*/graphql", async ({ request }) => {
      const { query } = (await request.json()) as { query: string };
      requests.push({ query, headers: request.headers });
      if (query === RefreshSession.toString()) {
        return HttpResponse.json({ data: { refreshSession: { __typename: renewal } } });
      }
      return HttpResponse.json(answers.shift() ?? {});
    }),
  );
}

const renewals = () => requests.filter(({ query }) => query === RefreshSession.toString()).length;

test("says in which language to answer, and proves that the request is ours", async () => {
  serve([viewer], "");

  await execute(WhoAmI, {});

  const headers = requests[0]?.headers;
  expect(headers?.get("accept")).toBe("application/graphql-response+json, application/json;q=0.9");
  expect(headers?.get("accept-language")).toBe("en");
  expect(headers?.get("x-csrftoken")).toBe("test-token");
});

test("renews a session that ran out once, and asks again", async () => {
  serve([unauthenticated, viewer], "RefreshSessionSuccess");

  await expect(execute(WhoAmI, {})).resolves.toEqual(viewer.data);
  expect(renewals()).toBe(1);
});

test("renews once for requests that ran out together", async () => {
  serve([unauthenticated, unauthenticated, viewer, viewer], "RefreshSessionSuccess");

  await Promise.all([execute(WhoAmI, {}), execute(WhoAmI, {})]);

  expect(renewals()).toBe(1);
});

test("tells the app when the session is over for good", async () => {
  serve([unauthenticated], "SessionEnded");
  const signedOut = vi.fn();
  const stop = onSignedOut(signedOut);

  await expect(execute(WhoAmI, {})).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect(signedOut).toHaveBeenCalledOnce();
  stop();
});

test("hands on the number by which support finds the fault", async () => {
  serve(
    [{ errors: [{ message: "Ours.", extensions: { code: "INTERNAL", requestId: "req-9" } }] }],
    "",
  );

  await expect(execute(WhoAmI, {})).rejects.toMatchObject({ code: "INTERNAL", requestId: "req-9" });
});

test("names a lost connection as one", async () => {
  server.use(http.post("*/graphql", () => HttpResponse.error()));

  await expect(execute(WhoAmI, {})).rejects.toEqual(
    new GraphqlFailure("No connection to the server", "NETWORK"),
  );
});
