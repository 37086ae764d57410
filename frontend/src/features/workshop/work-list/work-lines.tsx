import { useLingui } from "@lingui/react/macro";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { WorkLines_LineFragment } from "@/gql/graphql";
import { metalLabels, workSideLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { AnchorLink } from "@/ui/links";
import { WeightText } from "@/ui/weight-text";

export const WorkLinesFragment = graphql(`
  fragment WorkLines_line on WorkLine {
    side
    quantity
    metal
    fineWeight
    item {
      id
      sku
      displayName
      tracking
    }
  }
`);

/** What a job used, made and lost. */
export function WorkLines({ lines }: { lines: readonly FragmentType<typeof WorkLinesFragment>[] }) {
  const { t } = useLingui();
  const rows = readFragment(WorkLinesFragment, lines).map((line, place) => ({ ...line, place }));
  return (
    <DataTable
      label={t`Used, made and lost`}
      columns={useColumns()}
      rows={rows}
      rowKey={(line) => String(line.place)}
      empty={null}
    />
  );
}

function useColumns(): Column<WorkLines_LineFragment & { place: number }>[] {
  const { t } = useLingui();
  const formats = useFormats();
  return [
    { key: "side", header: t`What`, cell: (line) => t(workSideLabels[line.side]) },
    {
      key: "item",
      header: t`Item`,
      cell: (line) =>
        line.item ? (
          <AnchorLink to="/items/$itemId" params={{ itemId: line.item.id }}>
            {line.item.displayName} · <bdi>{line.item.sku}</bdi>
          </AnchorLink>
        ) : line.metal ? (
          t(metalLabels[line.metal])
        ) : null,
    },
    {
      key: "quantity",
      header: t`Quantity`,
      align: "end",
      cell: (line) =>
        line.item === null ? null : line.item.tracking === "WEIGHT" ? (
          <WeightText grams={line.quantity} />
        ) : (
          formats.number(line.quantity)
        ),
    },
    {
      key: "fine",
      header: t`Fine weight`,
      align: "end",
      cell: (line) => (line.metal ? <WeightText grams={line.fineWeight} fw={500} /> : null),
    },
  ];
}
