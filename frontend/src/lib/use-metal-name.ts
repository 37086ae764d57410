import { useLingui } from "@lingui/react/macro";

import type { Metal } from "@/gql/graphql";

import { metalLabels } from "./labels";
import { useFormats } from "./use-formats";

interface MetalOfPiece {
  metal: Metal | null;
  karat: string | null;
  fineness: string | null;
}

/** Names karats and metals as they are said over the counter: gold 18k. */
export function useMetalName() {
  const { t } = useLingui();
  const formats = useFormats();

  function karatName(karat: string): string {
    const count = formats.number(karat);
    return t({ message: `${count}k`, comment: "Karats of gold: 18k" });
  }

  function metalName({ metal, karat, fineness }: MetalOfPiece): string {
    if (!metal) return "–";
    const purity = karat ? karatName(karat) : formats.number(fineness ?? "0");
    return `${t(metalLabels[metal])} ${purity}`;
  }

  return { karatName, metalName };
}
