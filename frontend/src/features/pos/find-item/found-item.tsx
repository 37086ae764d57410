import { useLingui } from "@lingui/react/macro";
import { Group, Text, UnstyledButton } from "@mantine/core";

import type { FoundItem_ItemFragment } from "@/gql/graphql";
import { metalLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { WeightText } from "@/ui/weight-text";

import classes from "./found-item.module.css";

interface FoundItemProps {
  item: FoundItem_ItemFragment;
  onPick: () => void;
}

/** One item to tap; big enough for a finger. */
export function FoundItem({ item, onPick }: FoundItemProps) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <UnstyledButton className={classes.tile ?? ""} onClick={onPick}>
      <Text fw={500} lineClamp={1}>
        {item.displayName}
      </Text>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" truncate>
          <bdi>{item.sku}</bdi>
        </Text>
        <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
          {item.tracking === "PIECE" ? null : `× ${formats.number(item.inStock)}`}
        </Text>
      </Group>
      {item.metal ? (
        <Group justify="space-between" gap="xs" mt={4}>
          <Text size="sm">
            {t(metalLabels[item.metal])} {item.karat ?? formats.number(item.fineness ?? "0")}
          </Text>
          <WeightText grams={item.netWeight} size="sm" />
        </Group>
      ) : null}
    </UnstyledButton>
  );
}
