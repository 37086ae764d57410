import { expect, test } from "vitest";

import { activateLocale, chooseLocale, currentLocale, localeFor, preferredLocale } from "./locale";

test("turns the whole document to the direction of the language", async () => {
  await activateLocale("fa");
  expect(document.documentElement).toHaveAttribute("dir", "rtl");
  expect(document.documentElement).toHaveAttribute("lang", "fa");

  await activateLocale("en");
  expect(document.documentElement).toHaveAttribute("dir", "ltr");
});

test("prefers what was chosen on this device to what the shop speaks", async () => {
  expect(preferredLocale("fa-IR")).toBe("fa");

  await chooseLocale("en");
  expect(preferredLocale("fa-IR")).toBe("en");
  expect(currentLocale()).toBe("en");
});

test("knows a language by any of its tags", () => {
  expect(localeFor("fa-AF")).toBe("fa");
  expect(localeFor("en_US")).toBe("en");
  expect(localeFor("de")).toBeUndefined();
  expect(localeFor(null)).toBeUndefined();
});
