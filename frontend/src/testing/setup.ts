import "@testing-library/jest-dom/vitest";

import { notifications } from "@mantine/notifications";
import { cleanup, configure } from "@testing-library/react";
import { toHaveNoViolations } from "jest-axe";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";

import { activateLocale } from "@/lib/locale";

import { server } from "./msw-server";

expect.extend(toHaveNoViolations);
// A second is too short where other work shares the machine.
configure({ asyncUtilTimeout: 5000 });

const noop = () => undefined;

// What Mantine asks of a browser and jsdom does not have.
window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- out of date, yet part of the type
  addListener: noop,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- out of date, yet part of the type
  removeListener: noop,
  addEventListener: noop,
  removeEventListener: noop,
  dispatchEvent: () => false,
});
// One lock for all callers: they take turns, as tabs do.
let turn: Promise<unknown> = Promise.resolve();
Object.defineProperty(navigator, "locks", {
  value: {
    request: (_name: string, work: () => Promise<unknown>) => (turn = turn.then(work, work)),
  },
});
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
Element.prototype.scrollIntoView = noop;
window.scrollTo = noop;

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(async () => {
  document.cookie = "csrftoken=test-token";
  await activateLocale("en");
});
afterEach(() => {
  notifications.clean();
  cleanup();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());
