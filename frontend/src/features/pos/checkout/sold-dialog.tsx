import { Trans } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { usePrintReceipt } from "@/lib/print-receipt";
import { AnchorLink } from "@/ui/links";
import { MoneyText } from "@/ui/money-text";
import { ReceiptButton } from "@/ui/receipt-button";
import { SumRow } from "@/ui/sum-row";

export const SoldDialogFragment = graphql(`
  fragment SoldDialog_sale on Sale {
    id
    number
    total
    change
  }
`);

interface SoldDialogProps {
  sale: FragmentType<typeof SoldDialogFragment>;
  onNext: () => void;
}

/** The sale is made: its number, the change, the receipt, and on to the next customer. */
export function SoldDialog({ sale: masked, onNext }: SoldDialogProps) {
  const sale = readFragment(SoldDialogFragment, masked);
  const print = usePrintReceipt(sale.id);
  return (
    <Modal opened onClose={onNext} title={<Trans>The sale is complete</Trans>}>
      <Stack>
        <Stack align="center" gap={4} py="sm">
          <IconCircleCheck size={48} color="var(--mantine-color-teal-6)" aria-hidden />
          <MoneyText amount={sale.total} size="xl" fw={700} />
          <Text c="dimmed">
            <AnchorLink to="/sales/$saleId" params={{ saleId: sale.id }}>
              <bdi>{sale.number}</bdi>
            </AnchorLink>
          </Text>
        </Stack>
        <SumRow label={<Trans>Change to give back</Trans>} amount={sale.change} />
        <Group justify="space-between">
          <ReceiptButton onPrint={(paper) => void print(paper)} />
          <Button variant="default" onClick={onNext} data-autofocus>
            <Trans>Next customer</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
