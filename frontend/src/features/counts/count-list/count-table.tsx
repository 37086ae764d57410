import { Trans, useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { IconClipboardList } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { CountTable_CountFragment } from "@/gql/graphql";
import { countScopeLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";

import { CountBadge } from "./count-badge";

export const CountTableFragment = graphql(`
  fragment CountTable_count on StockCount {
    id
    title
    scope
    status
    openedAt
    openedByName
    branch {
      id
      name
    }
    category {
      id
      name
    }
  }
`);

interface CountTableProps {
  counts: readonly FragmentType<typeof CountTableFragment>[] | undefined;
  footer: ReactNode;
}

export function CountTable({ counts, footer }: CountTableProps) {
  const { t } = useLingui();
  return (
    <DataTable
      label={t`Stock counts`}
      columns={useColumns()}
      rows={counts && readFragment(CountTableFragment, counts)}
      rowKey={(count) => count.id}
      footer={footer}
      empty={
        <EmptyState
          icon={<IconClipboardList size={26} />}
          title={<Trans>Nothing was counted yet</Trans>}
        >
          <Text size="sm" c="dimmed">
            <Trans>The shop goes on selling while you count.</Trans>
          </Text>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<CountTable_CountFragment>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    {
      key: "title",
      header: t`Count`,
      cell: (count) => (
        <AnchorLink to="/counts/$countId" params={{ countId: count.id }} fw={500}>
          <bdi>{count.title}</bdi>
        </AnchorLink>
      ),
    },
    {
      key: "scope",
      header: t`What is counted`,
      visibleFrom: "md",
      cell: (count) => count.category?.name ?? t(countScopeLabels[count.scope]),
    },
    { key: "branch", header: t`Branch`, visibleFrom: "sm", cell: (count) => count.branch.name },
    {
      key: "when",
      header: t`Begun`,
      visibleFrom: "sm",
      cell: (count) => formats.dateTime(count.openedAt),
    },
    {
      key: "who",
      header: t`Begun by`,
      visibleFrom: "lg",
      cell: (count) => count.openedByName ?? "–",
    },
    { key: "state", header: t`State`, cell: (count) => <CountBadge status={count.status} /> },
  ];
}
