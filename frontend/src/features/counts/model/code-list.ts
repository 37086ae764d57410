import { isDecimal } from "@/lib/decimal";
import { toDecimalText } from "@/lib/digits";
import { weight, type Weight } from "@/lib/weight";

interface Entry {
  code: string;
  quantity: Weight;
}

const WITH_QUANTITY = /^(.+?)[\t;,]\s*(\S+)$/;

/**
 * Read what an offline scanner wrote: a code a line, and a quantity after a tab, comma or semicolon where there is one.
 */
export function entriesOf(text: string): Entry[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, code = line, told = ""] = WITH_QUANTITY.exec(line) ?? [];
      const quantity = toDecimalText(told);
      return isDecimal(quantity)
        ? { code: code.trim(), quantity: weight(quantity) }
        : { code: line, quantity: weight("1") };
    });
}
