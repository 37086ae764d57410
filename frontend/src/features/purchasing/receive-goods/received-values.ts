import type { GoodsReceiptLineInput, Metal } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { money } from "@/lib/money";
import { weight } from "@/lib/weight";

import type { Goods } from "../parts/item-select";

/** Goods on the scale while they are typed: numbers are still text. */
export interface ReceivedValues {
  id: string;
  /** An item that is known; otherwise a new piece is described. */
  item: Goods | null;
  isNew: boolean;
  sku: string;
  name: string;
  metal: Metal | null;
  fineness: string;
  quantity: string;
  grossWeight: string;
  stoneWeight: string;
  cost: string;
}

export function emptyReceived(known: Partial<ReceivedValues> = {}): ReceivedValues {
  return {
    id: crypto.randomUUID(),
    item: null,
    isNew: false,
    sku: "",
    name: "",
    metal: "XAU",
    fineness: "750",
    quantity: "1",
    grossWeight: "",
    stoneWeight: "",
    cost: "",
    ...known,
  };
}

/** The lines for the graph, or nothing while one of them is not whole. */
export function receivedInputs(lines: readonly ReceivedValues[]): GoodsReceiptLineInput[] | null {
  return lines.length > 0 && lines.every(isWhole) ? lines.map(inputOf) : null;
}

function isWhole(line: ReceivedValues): boolean {
  const isNamed = line.isNew ? line.sku !== "" && line.name !== "" : line.item !== null;
  const optional = [line.grossWeight, line.stoneWeight, line.cost];
  const isFine = !line.isNew || line.metal === null || isDecimal(line.fineness);
  return (
    isNamed &&
    isFine &&
    isDecimal(line.quantity) &&
    optional.every((text) => text === "" || isDecimal(text))
  );
}

function inputOf(line: ReceivedValues): GoodsReceiptLineInput {
  return {
    itemId: line.isNew ? null : (line.item?.id ?? null),
    newItem: line.isNew
      ? {
          sku: line.sku,
          name: line.name,
          metal: line.metal,
          fineness: line.metal === null ? null : line.fineness,
        }
      : null,
    quantity: weight(line.quantity),
    grossWeight: line.grossWeight === "" ? null : weight(line.grossWeight),
    stoneWeight: weight(line.stoneWeight || "0"),
    cost: money(line.cost || "0"),
  };
}
