import { useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useState } from "react";

import type { ChequeStatus } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { chequeStatusLabels } from "@/lib/labels";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { MoveCheque } from "./cheques.graphql";
import { moveChequeMessage } from "./move-cheque-messages";

/** Where a cheque can go from where it is. */
const NEXT: Partial<Record<ChequeStatus, readonly ChequeStatus[]>> = {
  RECEIVED: ["DEPOSITED"],
  DEPOSITED: ["CLEARED", "BOUNCED"],
};

/** The next steps of a cheque, as buttons. */
export function ChequeSteps({ id, status }: { id: string; status: ChequeStatus }) {
  const { t } = useLingui();
  const moving = useDocumentMutation(MoveCheque);
  const [problem, setProblem] = useState<string | null>(null);

  async function move(to: ChequeStatus) {
    const answer = (await moving.run({ input: { id, status: to } }))?.moveCheque;
    if (!answer) return;
    if (answer.__typename === "MoveChequeSuccess") toastSuccess(t(moveChequeMessage(answer)));
    else setProblem(t(moveChequeMessage(answer)));
  }

  return (
    <>
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Group gap={4} justify="flex-end" wrap="nowrap">
        {NEXT[status]?.map((to) => (
          <Button
            key={to}
            size="compact-xs"
            variant="light"
            color={to === "BOUNCED" ? "red" : "teal"}
            loading={moving.pending?.input.status === to}
            onClick={() => void move(to)}
          >
            {t(chequeStatusLabels[to])}
          </Button>
        ))}
      </Group>
    </>
  );
}
