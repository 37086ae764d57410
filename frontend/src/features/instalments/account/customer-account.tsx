import { Trans } from "@lingui/react/macro";
import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { CustomerAccountQuery as Account } from "@/gql/graphql";
import { compareDecimals, difference } from "@/lib/decimal";
import { documentQuery } from "@/lib/graphql/document-query";
import { money } from "@/lib/money";
import { useShop } from "@/lib/shop";
import { useCan } from "@/lib/viewer";
import { weight } from "@/lib/weight";
import { MoneyText } from "@/ui/money-text";
import { QueryFailure } from "@/ui/query-failure";
import { WeightText } from "@/ui/weight-text";

import { CustomerAccountQuery } from "./account.graphql";
import { PayAccountDialog, type AccountPlace } from "./pay-account-dialog";
import { PayOutAccountDialog } from "./pay-out-account-dialog";

type Balance = Account["customerAccount"][number];

/** What stands on a customer's account beside their plans, and the ways to settle it. */
export function CustomerAccount({ customerId }: { customerId: string }) {
  const { data, error } = useQuery(documentQuery(CustomerAccountQuery, { customerId }));
  const branches = (data?.branches.edges ?? [])
    .map(({ node }) => node)
    .filter(({ isActive }) => isActive);
  const branch = branches.find(({ isDefault }) => isDefault) ?? branches[0];
  const terminalId = branch?.terminals.find(({ isActive }) => isActive)?.id ?? null;
  const place = branch ? { customerId, branchId: branch.id, terminalId } : null;
  return (
    <>
      <QueryFailure error={error} />
      {data?.customerAccount.map((balance) => (
        <BalanceCard key={balance.commodity} balance={balance} place={place} />
      ))}
    </>
  );
}

function BalanceCard({ balance, place }: { balance: Balance; place: AccountPlace | null }) {
  const { currency } = useShop();
  const takes = useCan("instalments.take_account");
  const paysOut = useCan("instalments.pay_out_account");
  const [isOpen, setIsOpen] = useState(false);
  const { commodity, owed, payout } = balance;
  const isMetal = commodity !== currency;
  const isOwedToShop = compareDecimals(owed, "0") > 0;
  const amount = isOwedToShop ? owed : difference("0", owed);
  const close = () => setIsOpen(false);
  return (
    <Paper p="md" mb="sm">
      <Group justify="space-between">
        <Stack gap={2}>
          <Title order={3} size="h6">
            {isOwedToShop ? (
              <Trans>Owed on account</Trans>
            ) : (
              <Trans>The shop owes the customer</Trans>
            )}
          </Title>
          {isMetal ? (
            <WeightText grams={weight(amount)} />
          ) : (
            <MoneyText amount={money(amount)} fw={600} />
          )}
          {!isOwedToShop && payout === null ? (
            <Text size="sm" c="dimmed">
              <Trans>It can be paid out once there is a rate.</Trans>
            </Text>
          ) : null}
        </Stack>
        {place && takes && isOwedToShop && !isMetal ? (
          <Button onClick={() => setIsOpen(true)}>
            <Trans>Take a payment</Trans>
          </Button>
        ) : null}
        {place && paysOut && payout !== null ? (
          <Button variant="default" onClick={() => setIsOpen(true)}>
            <Trans>Pay it out</Trans>
          </Button>
        ) : null}
      </Group>
      {isOpen && place && payout !== null ? (
        <PayOutAccountDialog
          place={place}
          commodity={commodity}
          isMetal={isMetal}
          amount={payout}
          onClose={close}
        />
      ) : null}
      {isOpen && place && isOwedToShop ? (
        <PayAccountDialog place={place} owed={money(owed)} onClose={close} />
      ) : null}
    </Paper>
  );
}
