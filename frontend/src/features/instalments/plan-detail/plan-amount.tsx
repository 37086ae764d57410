import type { TextProps } from "@mantine/core";

import { money } from "@/lib/money";
import { weight } from "@/lib/weight";
import { MoneyText } from "@/ui/money-text";
import { WeightText } from "@/ui/weight-text";

interface PlanAmountProps extends TextProps {
  /** In the unit of the plan: grams where it names a fineness, else money. */
  amount: string;
  fineness: string | null;
}

/** Something of a plan in the unit that it is reckoned in. */
export function PlanAmount({ amount, fineness, ...text }: PlanAmountProps) {
  return fineness === null ? (
    <MoneyText amount={money(amount)} {...text} />
  ) : (
    <WeightText grams={weight(amount)} {...text} />
  );
}
