import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Paper, Stack, Title } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import { DecimalInput } from "@/ui/decimal-input";
import { ItemSelect } from "@/ui/item-select";

import { emptyGoods, type GoodsValues } from "../model/work-values";

interface UsedFieldsProps {
  lines: readonly GoodsValues[];
  errors: Record<string, string>;
  onChange: (lines: GoodsValues[]) => void;
}

/** What goes into the workshop. */
export function UsedFields({ lines, errors, onChange }: UsedFieldsProps) {
  const { t } = useLingui();
  const change = (key: string, part: Partial<GoodsValues>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <Paper p="lg" component="section" aria-label={t`What goes in`}>
      <Title order={2} size="h5" mb="sm">
        <Trans>What goes in</Trans>
      </Title>
      <Stack gap="sm">
        {lines.map((line, place) => (
          <Group key={line.key} align="flex-start" wrap="nowrap">
            <ItemSelect
              item={line.item}
              onPick={(item) =>
                change(line.key, {
                  item,
                  quantity: item?.tracking === "PIECE" ? "1" : line.quantity,
                })
              }
              among={{ inStock: true }}
              error={errors[`used.${place}.itemId`]}
              required
              flex={2}
            />
            <DecimalInput
              label={line.item?.tracking === "WEIGHT" ? t`Grams` : t`Quantity`}
              value={line.quantity}
              onChange={(quantity) => change(line.key, { quantity })}
              error={errors[`used.${place}.quantity`]}
              required
              flex={1}
            />
            <ActionIcon
              mt={28}
              variant="subtle"
              color="red"
              aria-label={t`Take it away`}
              disabled={lines.length === 1}
              onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...lines, emptyGoods()])}
          >
            <Trans>Another item</Trans>
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
