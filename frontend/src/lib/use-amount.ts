import { useLingui } from "@lingui/react/macro";

import { metalLabels } from "./labels";
import { money } from "./money";
import { useShop } from "./shop";
import { useFormats } from "./use-formats";
import { weight } from "./weight";

function isMetal(commodity: string): commodity is keyof typeof metalLabels {
  return commodity in metalLabels;
}

/** Writes an amount of the books: grams of a metal, the shop's currency, or another one with its code. */
export function useAmount() {
  const formats = useFormats();
  const { currency } = useShop();
  return (amount: string, commodity: string) => {
    if (isMetal(commodity)) return formats.weight(weight(amount));
    if (commodity === currency) return formats.money(money(amount));
    return `${formats.number(amount)} ${commodity}`;
  };
}

/** Names a currency or a metal. */
export function useCommodityName() {
  const { t } = useLingui();
  return (commodity: string) => (isMetal(commodity) ? t(metalLabels[commodity]) : commodity);
}
