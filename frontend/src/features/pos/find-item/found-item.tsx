import { Group, Text, UnstyledButton } from "@mantine/core";

import type { FoundItem_ItemFragment } from "@/gql/graphql";
import { useFormats } from "@/lib/use-formats";
import { useMetalName } from "@/lib/use-metal-name";
import { ItemThumbnail } from "@/ui/item-thumbnail";
import { WeightText } from "@/ui/weight-text";

import classes from "./found-item.module.css";

interface FoundItemProps {
  item: FoundItem_ItemFragment;
  onPick: () => void;
}

/** One item to tap; big enough for a finger. */
export function FoundItem({ item, onPick }: FoundItemProps) {
  const { metalName } = useMetalName();
  const formats = useFormats();
  return (
    <UnstyledButton className={classes.tile ?? ""} onClick={onPick}>
      <Group gap="xs" wrap="nowrap">
        {item.thumbnailUrl ? <ItemThumbnail address={item.thumbnailUrl} size={32} /> : null}
        <Text fw={500} lineClamp={1}>
          {item.displayName}
        </Text>
      </Group>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" truncate>
          <bdi>{item.sku}</bdi>
        </Text>
        <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
          {item.tracking === "QUANTITY" ? `× ${formats.number(item.inStock)}` : null}
        </Text>
      </Group>
      {item.metal ? (
        <Group justify="space-between" gap="xs" mt={4}>
          <Text size="sm">{metalName(item)}</Text>
          {/* What is sold by weight has none of its own: what is left of it counts. */}
          <WeightText
            grams={item.tracking === "WEIGHT" ? item.inStock : item.netWeight}
            size="sm"
          />
        </Group>
      ) : null}
    </UnstyledButton>
  );
}
