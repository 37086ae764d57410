import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@mantine/core";
import { IconChartLine } from "@tabler/icons-react";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { RateHistory_RateFragment, RateStatus } from "@/gql/graphql";
import { metalLabels } from "@/lib/labels";
import { money } from "@/lib/money";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { MoneyText } from "@/ui/money-text";

export const RateHistoryFragment = graphql(`
  fragment RateHistory_rate on MetalRate {
    id
    metal
    perFineGram
    source
    quotedAt
    status
    changePercent
    isOwn
  }
`);

const statusLabels: Record<RateStatus, MessageDescriptor> = {
  APPLIED: msg`Applied`,
  HELD: msg`Held`,
  REJECTED: msg`Rejected`,
};

const statusColours: Record<RateStatus, string> = {
  APPLIED: "teal",
  HELD: "yellow",
  REJECTED: "gray",
};

interface RateHistoryProps {
  rates: readonly FragmentType<typeof RateHistoryFragment>[] | undefined;
  footer: ReactNode;
}

/** Every rate there was, with where it came from. */
export function RateHistory({ rates, footer }: RateHistoryProps) {
  const { t } = useLingui();
  return (
    <DataTable
      label={t`Rates so far`}
      columns={useColumns()}
      rows={rates && readFragment(RateHistoryFragment, rates)}
      rowKey={(rate) => rate.id}
      footer={footer}
      empty={<EmptyState icon={<IconChartLine size={26} />} title={<Trans>No rate yet</Trans>} />}
    />
  );
}

function useColumns(): Column<RateHistory_RateFragment>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    { key: "when", header: t`Time`, cell: (rate) => formats.dateTime(rate.quotedAt) },
    { key: "metal", header: t`Metal`, cell: (rate) => t(metalLabels[rate.metal]) },
    {
      key: "rate",
      header: t`Per gram of fine metal`,
      align: "end",
      cell: (rate) => <MoneyText amount={money(rate.perFineGram)} />,
    },
    {
      key: "change",
      header: t`Against the last`,
      align: "end",
      visibleFrom: "sm",
      cell: (rate) =>
        rate.changePercent ? <bdi>{formats.percentChange(rate.changePercent)}</bdi> : "–",
    },
    {
      key: "source",
      header: t`Source`,
      visibleFrom: "md",
      cell: (rate) => (rate.isOwn ? t`Our own board` : rate.source),
    },
    {
      key: "status",
      header: t`State`,
      visibleFrom: "sm",
      cell: (rate) => (
        <Badge variant="light" color={statusColours[rate.status]} tt="none">
          {t(statusLabels[rate.status])}
        </Badge>
      ),
    },
  ];
}
