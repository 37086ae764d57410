import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { ButtonLink } from "@/ui/links";

import { CloseShiftDialog } from "../close-shift/close-shift-dialog";
import { HandOverShiftDialog } from "../hand-over-shift/hand-over-shift-dialog";
import { MoveCashDialog } from "../move-cash/move-cash-dialog";
import { OpenShiftDialog } from "../open-shift/open-shift-dialog";

export const TillCardFragment = graphql(`
  fragment TillCard_shift on Shift {
    id
    holderName
    isMine
    openedAt
    openingFloat
  }
`);

interface TillCardProps {
  terminal: { id: string; name: string };
  branch: { id: string; name: string };
  shift: FragmentType<typeof TillCardFragment> | null;
  onClosed: (shiftId: string) => void;
}

type Dialog = "open" | "move" | "close" | "hand-over";

/** One till: who holds its drawer, and what can be done with it. */
export function TillCard({ terminal, branch, shift: masked, onClosed }: TillCardProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const shift = masked && readFragment(TillCardFragment, masked);
  const uses = useCan("drawers.use");
  const manages = useCan("drawers.manage");
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const stop = () => setDialog(null);
  return (
    <Paper p="lg" component="section" aria-label={terminal.name}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600}>{terminal.name}</Text>
          <Text size="sm" c="dimmed">
            {branch.name}
          </Text>
        </Group>
        <Text size="sm">
          {shift
            ? t`Held by ${{ name: shift.holderName }} since ${{ time: formats.dateTime(shift.openedAt) }}; float ${{ amount: formats.money(shift.openingFloat) }}`
            : t`The drawer is closed.`}
        </Text>
        <Group gap="xs">
          {shift === null && uses ? (
            <Button onClick={() => setDialog("open")}>
              <Trans>Open the drawer</Trans>
            </Button>
          ) : null}
          {shift && (manages || (uses && shift.isMine)) ? (
            <>
              <Button variant="default" onClick={() => setDialog("move")}>
                <Trans>Cash in or out</Trans>
              </Button>
              <Button variant="default" onClick={() => setDialog("hand-over")}>
                <Trans>Hand over</Trans>
              </Button>
              <Button onClick={() => setDialog("close")}>
                <Trans>Count and close</Trans>
              </Button>
            </>
          ) : null}
          {shift && manages ? (
            <ButtonLink variant="subtle" to="/drawers/$shiftId" params={{ shiftId: shift.id }}>
              <Trans>X report</Trans>
            </ButtonLink>
          ) : null}
        </Group>
      </Stack>
      {dialog === "open" ? <OpenShiftDialog terminal={terminal} onClose={stop} /> : null}
      {dialog === "move" && shift ? <MoveCashDialog shiftId={shift.id} onClose={stop} /> : null}
      {dialog === "close" && shift ? (
        <CloseShiftDialog shift={shift} onClosed={onClosed} onClose={stop} />
      ) : null}
      {dialog === "hand-over" && shift ? (
        <HandOverShiftDialog shift={shift} branchId={branch.id} onClose={stop} />
      ) : null}
    </Paper>
  );
}
