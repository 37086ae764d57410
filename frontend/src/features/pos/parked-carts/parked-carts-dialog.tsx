import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconParking } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useFormats } from "@/lib/use-formats";
import { EmptyState } from "@/ui/empty-state";
import { ProblemAlert } from "@/ui/problem-alert";
import { QueryFailure } from "@/ui/query-failure";
import { toastSuccess } from "@/ui/toast";

import type { Cart, CartLine } from "../model/cart";
import { resumeCartMessage } from "./park-cart-messages";
import { ParkedCarts, ResumeCart } from "./parked-carts.graphql";

interface ParkedCartsDialogProps {
  branchId: string;
  onResumed: (lines: readonly CartLine[], customer: Cart["customer"]) => void;
  onClose: () => void;
}

/** The carts that were put aside here: whoever takes one up has it alone. */
export function ParkedCartsDialog({ branchId, onResumed, onClose }: ParkedCartsDialogProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const { data, error } = useQuery(documentQuery(ParkedCarts, { branchId }));
  const resuming = useDocumentMutation(ResumeCart);
  const [problem, setProblem] = useState<string | null>(null);
  const carts = data?.parkedCarts.edges.map(({ node }) => node);

  async function resume(id: string) {
    const answer = (await resuming.run({ input: { id } }))?.resumeCart;
    if (!answer) return;
    if (answer.__typename === "ResumeCartSuccess") {
      toastSuccess(t(resumeCartMessage(answer)));
      onResumed(answer.lines, answer.customer);
    } else setProblem(t(resumeCartMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Parked carts</Trans>}>
      <Stack>
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <QueryFailure error={error} />
        {carts?.length === 0 ? (
          <EmptyState icon={<IconParking size={26} />} title={<Trans>No cart is parked</Trans>} />
        ) : null}
        {carts?.map((cart) => (
          <Group key={cart.id} justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm" fw={500}>
                {cart.note || cart.customer?.name || <Trans>Without a note</Trans>}
              </Text>
              <Text size="xs" c="dimmed">
                {formats.dateTime(cart.parkedAt)} · {cart.parkedByName} ·{" "}
                <Plural value={cart.lineCount} one="# line" other="# lines" />
              </Text>
            </div>
            <Button
              variant="light"
              size="compact-sm"
              loading={resuming.pending?.input.id === cart.id}
              onClick={() => void resume(cart.id)}
            >
              <Trans>Take it up</Trans>
            </Button>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
