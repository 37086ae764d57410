import type { JobInput, MadeInput, Metal, WorkKind } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { weight } from "@/lib/weight";
import type { PickedItem } from "@/ui/item-select";

/** A line of a job as it is typed; what is used and what was made look alike. */
export interface GoodsValues {
  key: string;
  item: PickedItem | null;
  quantity: string;
}

export type MadeWay = "ITEM" | "NEW" | "SCRAP";

/** What was made, as it is typed: more of an item, a new piece, or scrap of an alloy. */
export interface MadeValues extends GoodsValues {
  way: MadeWay;
  sku: string;
  name: string;
  metal: Metal;
  fineness: string;
  stoneWeight: string;
}

export interface WorkValues {
  kind: WorkKind;
  worker: string;
  allowedLossPercent: string;
  note: string;
  dueOn: string | null;
  used: GoodsValues[];
}

export function emptyGoods(): GoodsValues {
  return { key: crypto.randomUUID(), item: null, quantity: "" };
}

export function emptyMade(): MadeValues {
  return {
    ...emptyGoods(),
    way: "NEW",
    sku: "",
    name: "",
    metal: "XAU",
    fineness: "750",
    stoneWeight: "",
  };
}

export function emptyWork(): WorkValues {
  return {
    kind: "MELT",
    worker: "",
    allowedLossPercent: "1",
    note: "",
    dueOn: null,
    used: [emptyGoods()],
  };
}

/** What the server is sent; nothing while a line is not filled in. */
export function jobInput(values: WorkValues): JobInput | null {
  const used = values.used.flatMap(({ item, quantity }) =>
    item && isDecimal(quantity) ? [{ itemId: item.id, quantity: weight(quantity) }] : [],
  );
  if (used.length !== values.used.length || !isDecimal(values.allowedLossPercent)) return null;
  return {
    kind: values.kind,
    worker: values.worker,
    allowedLossPercent: values.allowedLossPercent,
    note: values.note,
    dueOn: values.dueOn,
    used,
  };
}

/** What the server is sent; nothing while a line is not filled in. */
export function madeInputs(lines: readonly MadeValues[]): MadeInput[] | null {
  const made = lines.flatMap((line) => {
    const input = madeInput(line);
    return input ? [input] : [];
  });
  return made.length === lines.length ? made : null;
}

function madeInput(line: MadeValues): MadeInput | null {
  if (!isDecimal(line.quantity)) return null;
  const quantity = weight(line.quantity);
  if (line.way === "ITEM") return line.item && { quantity, itemId: line.item.id };
  if (!isDecimal(line.fineness)) return null;
  const alloy = { metal: line.metal, fineness: line.fineness };
  if (line.way === "SCRAP") return { quantity, scrap: alloy };
  return {
    quantity: weight("1"),
    item: {
      ...alloy,
      sku: line.sku,
      name: line.name,
      grossWeight: quantity,
      stoneWeight: weight(isDecimal(line.stoneWeight) ? line.stoneWeight : "0"),
    },
  };
}
