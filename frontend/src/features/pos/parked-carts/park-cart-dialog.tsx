import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";

import type { QuoteCartInput } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { parkCartMessage } from "./park-cart-messages";
import { ParkCart } from "./parked-carts.graphql";

interface ParkCartDialogProps {
  /** What the cart is quoted with. */
  cart: QuoteCartInput;
  onParked: () => void;
  onClose: () => void;
}

/** Puts the cart aside while its customer thinks it over. */
export function ParkCartDialog({ cart, onParked, onClose }: ParkCartDialogProps) {
  const { t } = useLingui();
  const parking = useDocumentMutation(ParkCart);
  const [key] = useState(() => crypto.randomUUID());
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  async function park() {
    const answer = (await parking.run({ input: { idempotencyKey: key, note, ...cart } }))?.parkCart;
    if (!answer) return;
    if (answer.__typename === "ParkCartSuccess") {
      toastSuccess(t(parkCartMessage(answer)));
      onParked();
    } else setProblem(t(parkCartMessage(answer)));
  }

  return (
    <Modal opened onClose={onClose} title={<Trans>Park the cart</Trans>}>
      <form
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          void park();
        }}
      >
        <Stack>
          {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
          <TextInput
            label={t`Note`}
            placeholder={t`Who comes back, and when`}
            data-autofocus
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={parking.isPending}>
              <Trans>Park it</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
