import type {
  MithqalCustom,
  PricingSettingsForm_SettingsFragment as Settings,
  TolaCustom,
  UpdatePricingSettingsInput,
} from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { money } from "@/lib/money";

/** The settings while they are typed; an empty percentage means that the country's rule holds. */
export interface PricingValues {
  profits: string[];
  taxes: string[];
  discounts: string[];
  sells: string[];
  buys: string[];
  totalStep: string;
  quoteMinutes: string;
  rateHoldPercent: string;
  mithqal: MithqalCustom;
  tola: TolaCustom;
}

export function valuesOf(settings: Settings): PricingValues {
  return {
    profits: settings.profits.map(({ percent }) => percent ?? ""),
    taxes: settings.taxes.map(({ percent }) => percent ?? ""),
    discounts: settings.discounts.map(({ percent }) => percent ?? ""),
    sells: settings.spreads.map(({ sellPercent }) => sellPercent),
    buys: settings.spreads.map(({ buyPercent }) => buyPercent),
    totalStep: settings.totalStep ?? "",
    quoteMinutes: String(settings.quoteMinutes),
    rateHoldPercent: settings.rateHoldPercent,
    mithqal: settings.mithqal,
    tola: settings.tola,
  };
}

type Entry = { readonly key: string };

/** What was typed beside each entry; empty ones are left to the rule. */
function entries(of: readonly Entry[], typed: readonly string[]) {
  return of.flatMap(({ key }, index) => {
    const percent = typed[index];
    return percent ? [{ key, percent }] : [];
  });
}

export function settingsInput(
  settings: Settings,
  values: PricingValues,
): UpdatePricingSettingsInput {
  return {
    revision: settings.revision,
    profits: entries(settings.profits, values.profits),
    taxes: entries(settings.taxes, values.taxes),
    discounts: entries(settings.discounts, values.discounts),
    spreads: settings.spreads.map(({ metal }, index) => ({
      metal,
      sellPercent: values.sells[index] || "0",
      buyPercent: values.buys[index] || "0",
    })),
    totalStep: values.totalStep ? money(values.totalStep) : null,
    quoteMinutes: Number(values.quoteMinutes || "0"),
    rateHoldPercent: values.rateHoldPercent || "0",
    mithqal: values.mithqal,
    tola: values.tola,
  };
}

/** The fields whose text is not a number yet; empty ones are left out. */
export function unfinished(values: PricingValues): string[] {
  const wrong = (text: string) => text !== "" && !isDecimal(text);
  const lists = (["profits", "taxes", "discounts", "sells", "buys"] as const).flatMap((name) =>
    values[name].flatMap((text, index) => (wrong(text) ? [`${name}.${index}`] : [])),
  );
  const single = (["totalStep", "quoteMinutes", "rateHoldPercent"] as const).filter((name) =>
    wrong(values[name]),
  );
  return [...lists, ...single];
}

const LISTS: Record<string, { list: string; of: "profits" | "taxes" | "discounts" | "spreads" }> = {
  profitPercents: { list: "profits", of: "profits" },
  taxPercents: { list: "taxes", of: "taxes" },
  discountPercents: { list: "discounts", of: "discounts" },
  sellPercents: { list: "sells", of: "spreads" },
  buyPercents: { list: "buys", of: "spreads" },
};

/** Where the form has the field that the server means: it names an entry by its key, the form by its place. */
export function formPath(settings: Settings, path: readonly string[]): string {
  const [name = "", key] = path;
  const known = LISTS[name];
  if (!known || key === undefined) return path.join(".");
  const place =
    known.of === "spreads"
      ? settings.spreads.findIndex(({ metal }) => metal === key)
      : settings[known.of].findIndex((entry) => entry.key === key);
  return `${known.list}.${place}`;
}
