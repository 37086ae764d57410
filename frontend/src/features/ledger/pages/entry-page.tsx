import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Paper, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound, useNavigate } from "@tanstack/react-router";

import { graphql } from "@/gql";
import type { JournalEntryQuery as Answer } from "@/gql/graphql";
import { compareDecimals, difference } from "@/lib/decimal";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { weight } from "@/lib/weight";
import { AmountText } from "@/ui/amount-text";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { FactList } from "@/ui/fact-list";
import { AnchorLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";

import { partLabels, postingEventLabels } from "../model/labels";
import { BooksTabs } from "../parts/books-tabs";
import { ReverseEntryDialog } from "../reverse-journal-entry/reverse-entry-dialog";

export const JournalEntryQuery = graphql(`
  query JournalEntry($id: ID!) {
    journalEntry(id: $id) {
      id
      event
      postedOn
      recordedAt
      note
      postedBy
      branch {
        id
        name
      }
      reverses {
        id
      }
      reversedBy {
        id
      }
      lines {
        position
        part
        commodity
        amount
        grossWeight
        fineness
        account {
          id
          code
          name
        }
      }
    }
  }
`);

type Line = NonNullable<Answer["journalEntry"]>["lines"][number];

const REVERSIBLE: readonly string[] = ["MANUAL", "METAL_REVALUATION"];

const route = getRouteApi("/shop/books/journal/$entryId");

export function EntryPage() {
  const { entryId } = route.useParams();
  return <Entry entryId={entryId} />;
}

/** One entry of the books, line by line. */
export function Entry({ entryId }: { entryId: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const navigate = useNavigate();
  const posts = useCan("ledger.post");
  const [reversing, dialog] = useDisclosure();
  const { data } = useSuspenseQuery(documentQuery(JournalEntryQuery, { id: entryId }));
  const entry = data.journalEntry;
  const columns = useColumns();
  if (!entry) throw notFound();

  const linkTo = (other: { id: string } | null) =>
    other ? (
      <AnchorLink to="/books/journal/$entryId" params={{ entryId: other.id }}>
        <Trans>Show the entry</Trans>
      </AnchorLink>
    ) : null;
  const canReverse =
    posts && REVERSIBLE.includes(entry.event) && !entry.reverses && !entry.reversedBy;
  return (
    <>
      <PageHeader
        title={t(postingEventLabels[entry.event])}
        description={formats.day(entry.postedOn)}
        actions={
          canReverse ? (
            <Button
              variant="default"
              leftSection={
                <IconArrowBackUp size={16} className="turns-with-direction" aria-hidden />
              }
              onClick={dialog.open}
            >
              <Trans>Reverse</Trans>
            </Button>
          ) : null
        }
      />
      <BooksTabs />
      <Stack gap="sm">
        <Paper p="lg">
          <FactList
            facts={[
              { label: t`Branch`, value: entry.branch.name },
              { label: t`Posted by`, value: entry.postedBy },
              { label: t`Recorded`, value: formats.dateTime(entry.recordedAt) },
              { label: t`Note`, value: entry.note },
              { label: t`Reverses`, value: linkTo(entry.reverses) },
              { label: t`Reversed by`, value: linkTo(entry.reversedBy) },
            ]}
          />
        </Paper>
        <DataTable
          label={t`Lines`}
          columns={columns}
          rows={entry.lines}
          rowKey={({ position }) => String(position)}
          empty={null}
        />
      </Stack>
      {reversing ? (
        <ReverseEntryDialog
          entryId={entry.id}
          postedOn={entry.postedOn}
          onReversed={(reversalId) => {
            dialog.close();
            void navigate({ to: "/books/journal/$entryId", params: { entryId: reversalId } });
          }}
          onClose={dialog.close}
        />
      ) : null}
    </>
  );
}

function useColumns(): Column<Line>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "account",
      header: t`Account`,
      cell: ({ account }) => (
        <AnchorLink to="/books/accounts/$accountId" params={{ accountId: account.id }}>
          <bdi>{account.code}</bdi> {account.name}
        </AnchorLink>
      ),
    },
    {
      key: "part",
      header: t`Part`,
      visibleFrom: "sm",
      cell: ({ part }) => t(partLabels[part]),
    },
    {
      key: "weight",
      header: t`Gross weight`,
      align: "end",
      visibleFrom: "md",
      cell: ({ grossWeight, fineness }) =>
        grossWeight === null ? null : (
          <bdi>
            {formats.weight(weight(grossWeight))}
            {fineness === null ? null : ` × ${formats.number(fineness)} ‰`}
          </bdi>
        ),
    },
    {
      key: "debit",
      header: t`Debit`,
      align: "end",
      cell: ({ amount, commodity }) =>
        compareDecimals(amount, "0") > 0 ? (
          <AmountText amount={amount} commodity={commodity} />
        ) : null,
    },
    {
      key: "credit",
      header: t`Credit`,
      align: "end",
      cell: ({ amount, commodity }) =>
        compareDecimals(amount, "0") < 0 ? (
          <AmountText amount={difference("0", amount)} commodity={commodity} />
        ) : null,
    },
  ];
}
