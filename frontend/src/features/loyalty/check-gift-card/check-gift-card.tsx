import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { FactList } from "@/ui/fact-list";
import { MoneyText } from "@/ui/money-text";
import { QueryFailure } from "@/ui/query-failure";

export const CheckGiftCard = graphql(`
  query CheckGiftCard($code: String!) {
    giftCard(code: $code) {
      id
      lastFour
      balance
      issuedAt
      expiresOn
      voidedAt
    }
  }
`);

/** Says what is on the card whose code somebody reads out. */
export function CheckGiftCardForm() {
  const { t } = useLingui();
  const formats = useFormats();
  const [typed, setTyped] = useState("");
  const [code, setCode] = useState("");
  const { data, error, isFetching } = useQuery({
    ...documentQuery(CheckGiftCard, { code }),
    enabled: code !== "",
  });
  const card = data?.giftCard;
  return (
    <Paper p="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setCode(typed.trim());
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h5">
            <Trans>What is on a card</Trans>
          </Title>
          <Group align="flex-end">
            <TextInput
              flex={1}
              label={t`Code`}
              dir="ltr"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="light" loading={isFetching}>
              <Trans>Check</Trans>
            </Button>
          </Group>
          <QueryFailure error={error} />
          {card ? (
            <FactList
              facts={[
                { label: t`Card`, value: <bdi>…{card.lastFour}</bdi> },
                { label: t`On it`, value: <MoneyText amount={card.balance} /> },
                { label: t`Sold`, value: formats.dateTime(card.issuedAt) },
                { label: t`Good until`, value: card.expiresOn && formats.day(card.expiresOn) },
                { label: t`Voided`, value: card.voidedAt && formats.dateTime(card.voidedAt) },
              ]}
            />
          ) : null}
          {data && !card ? (
            <Text c="red" role="status">
              <Trans>There is no card with this code.</Trans>
            </Text>
          ) : null}
        </Stack>
      </form>
    </Paper>
  );
}
