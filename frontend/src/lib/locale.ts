import { i18n } from "@lingui/core";

export type Locale = "en" | "fa";

export interface Language {
  /** The language's name in itself. */
  label: string;
  direction: "ltr" | "rtl";
  /** What Intl needs to know: region, digits and calendar. */
  tag: string;
}

export const languages: Record<Locale, Language> = {
  en: { label: "English", direction: "ltr", tag: "en-GB" },
  fa: { label: "فارسی", direction: "rtl", tag: "fa-IR-u-ca-persian-nu-arabext" },
};

export const allLocales: readonly Locale[] = ["en", "fa"];

const STORAGE_KEY = "zargar.locale";

export function intlTag(locale: Locale): string {
  return languages[locale].tag;
}

/** The language that best fits a tag such as `fa-IR`, or nothing when none does. */
export function localeFor(tag: string | null | undefined): Locale | undefined {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return allLocales.find((locale) => locale === language);
}

/** The language chosen on this device, else the one offered (a person's or a shop's), else the browser's. */
export function preferredLocale(offered?: string): Locale {
  return (
    localeFor(localStorage.getItem(STORAGE_KEY)) ??
    localeFor(offered) ??
    localeFor(navigator.language) ??
    "en"
  );
}

export function currentLocale(): Locale {
  return localeFor(i18n.locale) ?? "en";
}

/** Whether somebody chose a language on this device. */
export function localeWasChosen(): boolean {
  return localStorage.getItem(STORAGE_KEY) !== null;
}

/** Load a language's catalogue and turn the whole document to it. */
export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } =
    locale === "fa" ? await import("../locales/fa.po") : await import("../locales/en.po");
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
  document.documentElement.dir = languages[locale].direction;
}

/** Remember the language a person chose on this device. */
export async function chooseLocale(locale: Locale): Promise<void> {
  localStorage.setItem(STORAGE_KEY, locale);
  await activateLocale(locale);
}
