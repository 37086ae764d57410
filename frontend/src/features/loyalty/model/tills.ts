import { useLingui } from "@lingui/react";

import type { PaymentMethod } from "@/gql/graphql";
import { paymentMethodLabels } from "@/lib/labels";

/** A till at which gift cards are sold and given back. */
export interface Till {
  id: string;
  name: string;
}

export type MoneyMethod = Extract<PaymentMethod, "CASH" | "CARD" | "TRANSFER" | "OTHER">;

/** A gift card is bought with money at hand. */
const MONEY: readonly MoneyMethod[] = ["CASH", "CARD", "TRANSFER", "OTHER"];

interface Branch {
  name: string;
  isDefault: boolean;
  isActive: boolean;
  terminals: readonly { id: string; name: string; isActive: boolean }[];
}

/** The tills that can be used, those of the shop's default branch first. */
export function tillsOf(branches: readonly Branch[]): Till[] {
  return [...branches]
    .filter(({ isActive }) => isActive)
    .sort((one, other) => Number(other.isDefault) - Number(one.isDefault))
    .flatMap((branch) =>
      branch.terminals
        .filter(({ isActive }) => isActive)
        .map(({ id, name }) => ({ id, name: `${branch.name} · ${name}` })),
    );
}

/** The options of a select for what counts as money at hand. */
export function useMoneyMethods() {
  const { i18n } = useLingui();
  return MONEY.map((value) => ({ value, label: i18n._(paymentMethodLabels[value]) }));
}
