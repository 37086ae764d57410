import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { metalLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { toastProblem, toastSuccess } from "@/ui/toast";

import { decideHeldRateMessage } from "./decide-held-rate-messages";
import { DecideHeldRate } from "./decide-held-rate.graphql";

export const HeldRateFragment = graphql(`
  fragment HeldRate_rate on MetalRate {
    id
    metal
    perFineGram
    changePercent
    source
    quotedAt
  }
`);

type Rate = FragmentType<typeof HeldRateFragment>;

/** Rates that moved too far to be believed, waiting for a person to decide. */
export function HeldRates({ rates }: { rates: readonly Rate[] }) {
  return rates.map((rate, index) => <HeldRate key={index} rate={rate} />);
}

function HeldRate({ rate }: { rate: Rate }) {
  const { t } = useLingui();
  const formats = useFormats();
  const decide = useDocumentMutation(DecideHeldRate);
  const { id, metal, perFineGram, changePercent, source, quotedAt } = readFragment(
    HeldRateFragment,
    rate,
  );

  async function answerWith(apply: boolean) {
    const answer = (await decide.run({ input: { id, apply } }))?.decideHeldRate;
    if (!answer) return;
    const say = answer.__typename === "DecideHeldRateSuccess" ? toastSuccess : toastProblem;
    say(t(decideHeldRateMessage(answer)));
  }

  return (
    <Alert
      color="accent"
      icon={<IconAlertTriangle size={18} />}
      title={<Trans>A rate is held for confirmation</Trans>}
    >
      <Stack gap="xs">
        <Text size="sm">
          {t(metalLabels[metal])}: <bdi>{formats.number(perFineGram)}</bdi> ·{" "}
          <bdi>{formats.percentChange(changePercent ?? "0")}</bdi> · <bdi>{source}</bdi> ·{" "}
          <bdi>{formats.dateTime(quotedAt)}</bdi>
        </Text>
        <Group gap="xs">
          <Button
            size="compact-sm"
            loading={decide.isPending}
            onClick={() => void answerWith(true)}
          >
            <Trans>Use this rate</Trans>
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={decide.isPending}
            onClick={() => void answerWith(false)}
          >
            <Trans>Reject it</Trans>
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
