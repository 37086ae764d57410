import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";

import type { SupplierInvoicesQuery } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useCan } from "@/lib/viewer";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { problemMessage } from "../model/problem-message";
import { Differences } from "./differences";
import { AcceptSupplierInvoice, WithdrawSupplierInvoice } from "./settle.graphql";

interface AcceptInvoiceDialogProps {
  invoice: SupplierInvoicesQuery["supplierInvoices"]["edges"][number]["node"];
  onClose: () => void;
}

/** Puts a held invoice into the books in spite of its differences, or takes it away. */
export function AcceptInvoiceDialog({ invoice, onClose }: AcceptInvoiceDialogProps) {
  const { t } = useLingui();
  const { number } = invoice;
  const accepting = useDocumentMutation(AcceptSupplierInvoice);
  const withdrawing = useDocumentMutation(WithdrawSupplierInvoice);
  const withdraws = useCan("purchasing.invoice");
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  async function accept() {
    const input = { invoiceId: invoice.id, reason };
    const answer = (await accepting.run({ input }))?.acceptSupplierInvoice;
    if (!answer) return;
    if (answer.__typename === "AcceptSupplierInvoiceSuccess") {
      toastSuccess(t`The invoice is in the books.`);
      onClose();
      return;
    }
    setProblem(t(problemMessage(answer)));
  }

  async function withdraw() {
    const input = { invoiceId: invoice.id };
    const answer = (await withdrawing.run({ input }))?.withdrawSupplierInvoice;
    if (!answer) return;
    if (answer.__typename === "WithdrawSupplierInvoiceSuccess") {
      toastSuccess(t`The invoice was withdrawn.`);
      onClose();
      return;
    }
    setProblem(t(problemMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Differences of invoice {number}</Trans>}>
      <Stack>
        <Differences differences={invoice.differences} />
        <Textarea
          label={t`Why they are accepted`}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <Group justify="flex-end">
          {withdraws ? (
            <Button
              variant="default"
              color="red"
              loading={withdrawing.isPending}
              onClick={() => void withdraw()}
            >
              <Trans>Withdraw the invoice</Trans>
            </Button>
          ) : null}
          <Button loading={accepting.isPending} onClick={() => void accept()}>
            <Trans>Accept the differences</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
