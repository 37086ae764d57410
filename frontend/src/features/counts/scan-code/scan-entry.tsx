import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconHelp, IconLoader } from "@tabler/icons-react";
import { useState } from "react";

import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useFormats } from "@/lib/use-formats";

import { countProblemMessage } from "../model/count-problems";
import { UndoScan } from "../undo-scan/undo-scan.graphql";
import type { Scan } from "./use-scans";

interface ScanEntryProps {
  countId: string;
  scan: Scan;
  /** Only the last one is taken back from here. */
  isLast: boolean;
  onSendAgain: () => void;
  onUndone: () => void;
}

const LOOKS = {
  COUNTED: { color: "green", Icon: IconCheck },
  COUNTED_BEFORE: { color: "yellow", Icon: IconAlertTriangle },
  UNKNOWN_CODE: { color: "red", Icon: IconHelp },
  REFUSED: { color: "red", Icon: IconAlertTriangle },
  WAITING: { color: "gray", Icon: IconLoader },
} as const;

/** What came of one scan, in a colour that is seen from the corner of an eye. */
export function ScanEntry({ countId, scan, isLast, onSendAgain, onUndone }: ScanEntryProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const undo = useDocumentMutation(UndoScan);
  const [key] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const { answer } = scan;
  const told =
    typeof answer === "string" || answer.__typename !== "ScanCodeSuccess" ? null : answer;
  const look = LOOKS[told?.outcome ?? (answer === "WAITING" ? "WAITING" : "REFUSED")];

  const more = formats.number(scan.quantity);
  const total = formats.number(told?.line.counted ?? "0");

  async function takeBack(lineId: string) {
    const input = { idempotencyKey: key, countId, lineId, quantity: scan.quantity };
    const undone = (await undo.run({ input }))?.undoScan;
    if (!undone) return;
    if (undone.__typename === "UndoScanSuccess") onUndone();
    else
      setProblem(
        Object.values(undone.__typename === "InvalidInput" ? fieldErrors(undone.fields) : {})[0] ??
          t(countProblemMessage(undone)),
      );
  }

  return (
    <Paper p="sm" style={{ borderInlineStart: `6px solid var(--mantine-color-${look.color}-6)` }}>
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <look.Icon size={20} color={`var(--mantine-color-${look.color}-6)`} aria-hidden />
          <Text fw={600}>
            <bdi>{told?.line.item?.sku ?? scan.code}</bdi>
          </Text>
          <Text>{told?.line.item?.name}</Text>
          {told?.line.item && told.line.item.tracking !== "PIECE" && told.line.counted ? (
            <Text c="dimmed">
              <Trans>
                {more} more, {total} in all
              </Trans>
            </Text>
          ) : null}
          <Text size="sm" c={look.color}>
            <Outcome scan={scan} />
          </Text>
        </Group>
        {answer === "NOT_SENT" ? (
          <Button size="compact-sm" variant="light" onClick={onSendAgain}>
            <Trans>Send again</Trans>
          </Button>
        ) : null}
        {isLast && told && told.outcome !== "COUNTED_BEFORE" ? (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={undo.isPending}
            onClick={() => void takeBack(told.line.id)}
          >
            <Trans>Undo this scan</Trans>
          </Button>
        ) : null}
      </Group>
      {problem ? (
        <Text size="sm" c="red" role="alert">
          {problem}
        </Text>
      ) : null}
    </Paper>
  );
}

function Outcome({ scan: { answer } }: { scan: Scan }) {
  const { t } = useLingui();
  if (answer === "WAITING") return <Trans>On its way</Trans>;
  if (answer === "NOT_SENT") return <Trans>Not sent: the connection was lost.</Trans>;
  if (answer.__typename === "InvalidInput")
    return Object.values(fieldErrors(answer.fields))[0] ?? t(countProblemMessage(answer));
  if (answer.__typename !== "ScanCodeSuccess") return t(countProblemMessage(answer));
  const name = answer.line.countedByName ?? "";
  if (answer.outcome === "COUNTED_BEFORE") return <Trans>Counted before, by {name}</Trans>;
  if (answer.outcome === "UNKNOWN_CODE") return <Trans>Nobody knows this code</Trans>;
  return <Trans>Counted</Trans>;
}
