import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Stack } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import type { ChartOfAccountsQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { codesOf } from "@/lib/labels";
import { useCan } from "@/lib/viewer";
import { AmountText } from "@/ui/amount-text";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { AnchorLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { accountGroupLabels, accountKindLabels } from "../model/labels";
import { BooksTabs } from "../parts/books-tabs";
import { AddAccountDialog } from "../save-account/add-account-dialog";
import { UpdateAccountDialog } from "../save-account/update-account-dialog";

export const ChartOfAccountsQuery = graphql(`
  query ChartOfAccounts {
    chartOfAccounts {
      account {
        id
        code
        name
        kind
        group
        isActive
      }
      balances {
        commodity
        amount
      }
    }
  }
`);

type ChartLine = Answer["chartOfAccounts"][number];
type Account = ChartLine["account"];

/** The chart of accounts with what each account holds today. */
export function AccountsPage() {
  const { t } = useLingui();
  const changes = useCan("ledger.change_chart");
  const [edited, setEdited] = useState<Account | "new" | null>(null);
  const { data, error } = useQuery(documentQuery(ChartOfAccountsQuery, {}));
  const columns = useColumns(changes ? setEdited : null);
  const close = () => setEdited(null);
  return (
    <>
      <PageHeader
        title={<Trans>Books</Trans>}
        actions={
          changes ? (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setEdited("new")}
            >
              <Trans>New account</Trans>
            </Button>
          ) : null
        }
      />
      <BooksTabs />
      <QueryFailure error={error} />
      <Stack gap="lg">
        {codesOf(accountKindLabels).map((kind) => (
          <DataTable
            key={kind}
            label={t(accountKindLabels[kind])}
            columns={[
              { ...columns[0], header: t(accountKindLabels[kind]) } as Column<ChartLine>,
              ...columns.slice(1),
            ]}
            rows={data?.chartOfAccounts.filter(({ account }) => account.kind === kind)}
            rowKey={({ account }) => account.id}
            empty={null}
          />
        ))}
      </Stack>
      {edited === "new" ? <AddAccountDialog onClose={close} /> : null}
      {edited !== null && edited !== "new" ? (
        <UpdateAccountDialog account={edited} onClose={close} />
      ) : null}
    </>
  );
}

function useColumns(onEdit: ((account: Account) => void) | null): Column<ChartLine>[] {
  const { t } = useLingui();
  const edit: Column<ChartLine> = {
    key: "edit",
    header: t`Change`,
    align: "end",
    cell: ({ account }) => (
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPencil size={14} aria-hidden />}
        aria-label={t`Change ${{ account: account.name }}`}
        onClick={() => onEdit?.(account)}
      >
        <Trans>Change</Trans>
      </Button>
    ),
  };
  return [
    {
      key: "account",
      header: t`Account`,
      cell: ({ account }) => (
        <>
          <AnchorLink to="/books/accounts/$accountId" params={{ accountId: account.id }}>
            <bdi>{account.code}</bdi> {account.name}
          </AnchorLink>{" "}
          {account.isActive ? null : (
            <Badge size="xs" color="gray">
              <Trans>Out of use</Trans>
            </Badge>
          )}
        </>
      ),
    },
    {
      key: "group",
      header: t`Group`,
      visibleFrom: "md",
      cell: ({ account }) => t(accountGroupLabels[account.group]),
    },
    {
      key: "balance",
      header: t`Balance`,
      align: "end",
      cell: ({ balances }) => (
        <Stack gap={0} align="flex-end">
          {balances.map(({ commodity, amount }) => (
            <AmountText key={commodity} amount={amount} commodity={commodity} />
          ))}
        </Stack>
      ),
    },
    ...(onEdit ? [edit] : []),
  ];
}
