import type { ItemClass, LoyaltyProgramQuery, SetLoyaltyProgramInput } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { money } from "@/lib/money";

type Program = NonNullable<LoyaltyProgramQuery["loyaltyProgram"]>;

/** What the form of the program holds while somebody types; an empty number of months means for ever. */
export interface ProgramValues {
  isActive: boolean;
  tiers: { name: string; fromSpend: string; moneyPerPoint: string }[];
  tierMonths: string;
  excludedClasses: ItemClass[];
  pointValue: string;
  minimumPoints: string;
  expiryMonths: string;
  referralPoints: string;
  giftCardMonths: string;
}

/** The form of the program as it is, or of a usual one where the shop has none yet. */
export function programValues(program: Program | null, firstTier: string): ProgramValues {
  if (!program) {
    return {
      isActive: true,
      tiers: [{ name: firstTier, fromSpend: "0", moneyPerPoint: "" }],
      tierMonths: "12",
      excludedClasses: ["COIN", "BULLION"],
      pointValue: "",
      minimumPoints: "0",
      expiryMonths: "24",
      referralPoints: "0",
      giftCardMonths: "",
    };
  }
  return {
    isActive: program.isActive,
    tiers: program.tiers.map(({ name, fromSpend, moneyPerPoint }) => ({
      name,
      fromSpend,
      moneyPerPoint,
    })),
    tierMonths: String(program.tierMonths),
    excludedClasses: [...program.excludedClasses],
    pointValue: program.pointValue,
    minimumPoints: String(program.minimumPoints),
    expiryMonths: text(program.expiryMonths),
    referralPoints: String(program.referralPoints),
    giftCardMonths: text(program.giftCardMonths),
  };
}

/** What is sent; the form has seen to it that the numbers are some. */
export function programInput(values: ProgramValues): SetLoyaltyProgramInput {
  return {
    isActive: values.isActive,
    tiers: values.tiers.map(({ name, fromSpend, moneyPerPoint }) => ({
      name,
      fromSpend: money(fromSpend),
      moneyPerPoint: money(moneyPerPoint),
    })),
    tierMonths: Number(values.tierMonths),
    excludedClasses: values.excludedClasses,
    pointValue: money(values.pointValue),
    minimumPoints: Number(values.minimumPoints),
    expiryMonths: months(values.expiryMonths),
    referralPoints: Number(values.referralPoints),
    giftCardMonths: months(values.giftCardMonths),
  };
}

/** The fields that hold no number where one is needed, by the names of the form. */
export function fieldsWithoutNumber(values: ProgramValues): string[] {
  const amounts: [string, string][] = [
    ["pointValue", values.pointValue],
    ...values.tiers.flatMap(({ fromSpend, moneyPerPoint }, place): [string, string][] => [
      [`tiers.${place}.fromSpend`, fromSpend],
      [`tiers.${place}.moneyPerPoint`, moneyPerPoint],
    ]),
  ];
  const counts: [string, string][] = [
    ["tierMonths", values.tierMonths],
    ["minimumPoints", values.minimumPoints],
    ["referralPoints", values.referralPoints],
    ["expiryMonths", values.expiryMonths || "0"],
    ["giftCardMonths", values.giftCardMonths || "0"],
  ];
  return [
    ...amounts.filter(([, typed]) => !isDecimal(typed)),
    ...counts.filter(([, typed]) => !/^\d{1,6}$/.test(typed)),
  ].map(([field]) => field);
}

function months(typed: string): number | null {
  return typed === "" ? null : Number(typed);
}

function text(count: number | null): string {
  return count === null ? "" : String(count);
}
