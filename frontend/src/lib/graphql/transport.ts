import { currentLocale } from "../locale";
import { GraphqlFailure } from "./failure";

interface ResponseError {
  message: string;
  extensions?: { code?: string; requestId?: string };
}

interface ResponseBody {
  data?: unknown;
  errors?: ResponseError[];
}

const ACCEPT = "application/graphql-response+json, application/json;q=0.9";

function csrfCookie(): string | undefined {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1];
}

/** The token that proves a request came from our own page; fetched once when the cookie is missing. */
async function csrfToken(): Promise<string> {
  if (!csrfCookie()) await fetch("/csrf", { credentials: "same-origin" });
  return csrfCookie() ?? "";
}

async function readBody(response: Response): Promise<ResponseBody> {
  try {
    return (await response.json()) as ResponseBody;
  } catch {
    throw new GraphqlFailure(`The server answered ${response.status}`, "NETWORK");
  }
}

/**
 * Send one operation and return its data as it came.
 *
 * @throws {GraphqlFailure} the request was refused as a whole, or no answer came.
 */
export async function send(body: string | FormData, signal?: AbortSignal): Promise<unknown> {
  const headers = new Headers({
    Accept: ACCEPT,
    "Accept-Language": currentLocale(),
    "X-CSRFToken": await csrfToken(),
  });
  // The browser itself writes the boundary of a multipart body.
  if (typeof body === "string") headers.set("Content-Type", "application/json");

  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    headers,
    body,
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new GraphqlFailure("No connection to the server", "NETWORK");
  });

  const { data, errors } = await readBody(response);
  const [first] = errors ?? [];
  if (first) {
    const { code = "INTERNAL", requestId } = first.extensions ?? {};
    throw new GraphqlFailure(first.message, code, requestId);
  }
  return data;
}
