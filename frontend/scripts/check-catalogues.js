// Fails when a text in the source is missing from a catalogue, or a catalogue misses a translation.
import { getConfig } from "@lingui/conf";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const config = getConfig();
const files = config.locales.map((locale) => ({ locale, path: `src/locales/${locale}.po` }));
const committed = files.map(({ path }) => readFileSync(path, "utf8"));
const withoutDate = (text) => text.replace(/^"POT-Creation-Date:.*$/m, "");

execFileSync("npx", ["lingui", "extract", "--clean"], { stdio: ["ignore", "ignore", "inherit"] });

const faults = [];
for (const [index, { locale, path }] of files.entries()) {
  const extracted = readFileSync(path, "utf8");
  writeFileSync(path, committed[index]);
  if (withoutDate(extracted) !== withoutDate(committed[index])) {
    faults.push(`${path} is out of date: run npm run i18n:extract`);
  }
  const messages = await config.format.parse(extracted, {
    locale,
    sourceLocale: config.sourceLocale,
    filename: path,
  });
  for (const [id, { translation, message }] of Object.entries(messages)) {
    if (locale !== config.sourceLocale && !translation)
      faults.push(`${path}: no translation of "${message ?? id}"`);
  }
}

faults.forEach((fault) => console.error(fault));
process.exitCode = faults.length > 0 ? 1 : 0;
