import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconTag } from "@tabler/icons-react";

import type { RepricingPreviewQuery } from "@/gql/graphql";
import { useFormats } from "@/lib/use-formats";
import { DataTable, type Column } from "@/ui/data-table/data-table";
import { EmptyState } from "@/ui/empty-state";
import { MoneyText } from "@/ui/money-text";

export type Preview = Extract<
  RepricingPreviewQuery["repricingPreview"],
  { __typename: "RepricingPreview" }
>;
type Price = Preview["prices"][number];

interface RepricingPreviewProps {
  preview: Preview;
  busy: boolean;
  onApply: () => void;
}

/** What would change, largest rise first, and the button that does it. */
export function RepricingPreview({ preview, busy, onApply }: RepricingPreviewProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const columns: Column<Price>[] = [
    { key: "sku", header: t`SKU`, cell: (price) => <bdi>{price.sku}</bdi> },
    { key: "name", header: t`Name`, cell: (price) => <bdi>{price.name}</bdi>, visibleFrom: "sm" },
    { key: "old", header: t`Now`, align: "end", cell: (price) => <MoneyText amount={price.old} /> },
    {
      key: "new",
      header: t`Then`,
      align: "end",
      cell: (price) => <MoneyText amount={price.new} fw={600} />,
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text>
          <Trans>
            {{ count: formats.number(String(preview.count)) }} prices change. One of each costs{" "}
            <MoneyText amount={preview.oldTotal} /> now and <MoneyText amount={preview.newTotal} />{" "}
            then.
          </Trans>
        </Text>
        <Button onClick={onApply} loading={busy} disabled={preview.count === 0}>
          <Trans>Change these prices</Trans>
        </Button>
      </Group>
      <DataTable
        label={t`What would change`}
        columns={columns}
        rows={preview.prices}
        rowKey={(price) => price.id}
        empty={
          <EmptyState icon={<IconTag size={26} />} title={<Trans>No price would change.</Trans>} />
        }
      />
    </Stack>
  );
}
