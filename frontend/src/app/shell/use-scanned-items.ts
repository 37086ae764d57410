import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { execute } from "@/lib/graphql/execute";
import { useScanner } from "@/lib/scanner/use-scanner";
import { toastProblem } from "@/ui/toast";

export const ScannedItem = graphql(`
  query ScannedItem($code: String!) {
    itemByCode(code: $code) {
      id
    }
  }
`);

/** Wherever one is, what the scanner reads is shown; a screen that has a better use for it takes it first. */
export function useScannedItems() {
  const { t } = useLingui();
  const navigate = useNavigate();

  async function open(code: string) {
    const reply = await execute(ScannedItem, { code }).catch(() => undefined);
    if (!reply) {
      toastProblem(t`The code could not be looked up. Try again.`);
    } else if (!reply.itemByCode) {
      toastProblem(t`No item has the code ${code}.`);
    } else {
      await navigate({ to: "/items/$itemId", params: { itemId: reply.itemByCode.id } });
    }
  }

  useScanner((code) => void open(code), "frame");
}
