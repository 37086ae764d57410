import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import { fieldErrors } from "@/lib/forms/server-errors";
import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { CountFields } from "../count-drawer/count-fields";
import { countedInput, NOTHING_COUNTED } from "../model/count";
import { handOverShiftMessage } from "./hand-over-shift-messages";
import { HandOverShift } from "./hand-over-shift.graphql";

const DrawerKeepersQuery = graphql(`
  query DrawerKeepers($branchId: ID!) {
    drawerKeepers(branchId: $branchId) {
      personId
      name
    }
  }
`);

interface HandOverShiftDialogProps {
  shift: { id: string; holderName: string };
  branchId: string;
  onClose: () => void;
}

/** Counts the drawer and gives it to the next person, who starts with what was counted. */
export function HandOverShiftDialog({ shift, branchId, onClose }: HandOverShiftDialogProps) {
  const { t } = useLingui();
  const holder = shift.holderName;
  const { data } = useQuery(documentQuery(DrawerKeepersQuery, { branchId }));
  const handOver = useDocumentMutation(HandOverShift);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [count, setCount] = useState(NOTHING_COUNTED);
  const [toId, setToId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function confirm() {
    const counts = countedInput(count);
    if (counts === null || toId === null) {
      setProblem(t`Choose who takes the drawer, and count the cash.`);
      return;
    }
    const input = { idempotencyKey: key, shiftId: shift.id, toId, counts };
    const answer = (await handOver.run({ input }))?.handOverShift;
    if (!answer) return;
    if (answer.__typename === "HandOverShiftSuccess") {
      toastSuccess(t(handOverShiftMessage(answer)));
      onClose();
      return;
    }
    // Another count is another request.
    setKey(crypto.randomUUID());
    setErrors(answer.__typename === "InvalidInput" ? fieldErrors(answer.fields) : {});
    setProblem(t(handOverShiftMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Hand over the drawer of {holder}</Trans>}
      confirmLabel={<Trans>Hand over</Trans>}
      busy={handOver.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Select
        label={t`Who takes it`}
        required
        data={
          data?.drawerKeepers.map(({ personId, name }) => ({ value: personId, label: name })) ?? []
        }
        value={toId}
        onChange={setToId}
      />
      <CountFields count={count} onChange={setCount} errors={errors} />
    </ConfirmDialog>
  );
}
