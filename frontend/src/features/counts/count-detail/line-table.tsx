import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Group, Stack, Switch, Text, TextInput } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { CountLineKind, LineTable_LineFragment } from "@/gql/graphql";
import { countLineKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { WeightText } from "@/ui/weight-text";

import { UNDECIDED, type Decision, type Decisions } from "../model/decisions";

export const LineTableFragment = graphql(`
  fragment LineTable_line on StockCountLine {
    id
    code
    kind
    counted
    expected
    difference
    grams
    countedByName
    isDoubtful
    reason
    item {
      id
      sku
      name
    }
  }
`);

const COLORS: Record<CountLineKind, string> = {
  WAITING: "gray",
  AGREED: "green",
  SHORT: "red",
  OVER: "orange",
  NOT_IN_STOCK: "orange",
  ELSEWHERE: "grape",
  OUT_OF_SCOPE: "gray",
  UNKNOWN_CODE: "red",
};
const POSTED: readonly (CountLineKind | null)[] = ["SHORT", "OVER", "NOT_IN_STOCK"];

interface LineTableProps {
  lines: readonly FragmentType<typeof LineTableFragment>[] | undefined;
  /** Lets an item be counted once more; nothing where the count is not finished or is over. */
  onRecount?: ((item: { sku: string; name: string }) => void) | undefined;
  /** Lets each difference be decided; nothing for those who do not approve. */
  decisions?: Decisions | undefined;
  onDecide?: (lineId: string, decision: Decision) => void;
  footer: ReactNode;
}

/** The lines of a count, with what is done about each difference. */
export function LineTable({ lines, footer, ...actions }: LineTableProps) {
  const { t } = useLingui();
  return (
    <DataTable
      label={t`Lines of the count`}
      columns={useColumns(actions)}
      rows={lines && readFragment(LineTableFragment, lines)}
      rowKey={(line) => line.id}
      footer={footer}
      empty={<EmptyState icon={<IconListCheck size={26} />} title={<Trans>No such lines</Trans>} />}
    />
  );
}

type Actions = Pick<LineTableProps, "onRecount" | "decisions" | "onDecide">;

function useColumns({ onRecount, decisions, onDecide }: Actions): Column<LineTable_LineFragment>[] {
  const { t } = useLingui();
  const formats = useFormats();
  const number = (value: string | null | undefined) =>
    value == null ? "–" : formats.number(value);
  return [
    {
      key: "item",
      header: t`Item`,
      cell: ({ item, code }) => (
        <Stack gap={0}>
          <Text span fw={500}>
            <bdi>{item?.sku ?? code}</bdi>
          </Text>
          <Text span size="sm" c="dimmed">
            {item?.name}
          </Text>
        </Stack>
      ),
    },
    {
      key: "kind",
      header: t`Result`,
      cell: ({ kind, isDoubtful }) => (
        <Group gap={4}>
          {kind ? (
            <Badge variant="light" color={COLORS[kind]}>
              {t(countLineKindLabels[kind])}
            </Badge>
          ) : (
            "–"
          )}
          {isDoubtful ? (
            <Badge variant="outline" color="orange">
              <Trans>Count once more</Trans>
            </Badge>
          ) : null}
        </Group>
      ),
    },
    {
      key: "expected",
      header: t`Expected`,
      align: "end",
      visibleFrom: "sm",
      cell: ({ expected }) => number(expected),
    },
    { key: "counted", header: t`Counted`, align: "end", cell: ({ counted }) => number(counted) },
    {
      key: "difference",
      header: t`Difference`,
      align: "end",
      cell: ({ difference }) => (difference == null ? "–" : formats.change(difference)),
    },
    {
      key: "grams",
      header: t`Difference (g)`,
      align: "end",
      visibleFrom: "md",
      cell: ({ grams }) => (grams == null ? "–" : <WeightText grams={grams} />),
    },
    {
      key: "who",
      header: t`Counted by`,
      visibleFrom: "lg",
      cell: ({ countedByName }) => countedByName ?? "–",
    },
    {
      key: "do",
      header: decisions ? t`Post, and why` : t`Reason`,
      cell: ({ id, kind, item, reason }) => (
        <Group gap="xs" wrap="nowrap">
          {decisions && onDecide && POSTED.includes(kind) ? (
            <DecisionFields
              sku={item?.sku ?? ""}
              decision={decisions.get(id) ?? UNDECIDED}
              onChange={(decision) => onDecide(id, decision)}
            />
          ) : (
            reason
          )}
          {onRecount && item ? (
            <Button size="compact-sm" variant="light" onClick={() => onRecount(item)}>
              <Trans>Recount</Trans>
            </Button>
          ) : null}
        </Group>
      ),
    },
  ];
}

interface DecisionFieldsProps {
  sku: string;
  decision: Decision;
  onChange: (decision: Decision) => void;
}

function DecisionFields({ sku, decision, onChange }: DecisionFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <Switch
        aria-label={t`Post the difference of ${sku}`}
        checked={!decision.isLeft}
        onChange={(event) => onChange({ ...decision, isLeft: !event.currentTarget.checked })}
      />
      <TextInput
        size="xs"
        aria-label={t`Reason for ${sku}`}
        placeholder={t`As for all`}
        maxLength={200}
        disabled={decision.isLeft}
        value={decision.reason}
        onChange={(event) => onChange({ ...decision, reason: event.currentTarget.value })}
      />
    </>
  );
}
