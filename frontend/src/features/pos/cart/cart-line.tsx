import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Collapse, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import type { Dispatch } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { useCan } from "@/lib/viewer";
import { DecimalInput } from "@/ui/decimal-input";
import { MoneyInput } from "@/ui/money-input";
import { MoneyText } from "@/ui/money-text";
import { PriceBreakdown } from "@/ui/price-breakdown";
import { WeightInput } from "@/ui/weight-input";
import { WeightText } from "@/ui/weight-text";

import type { CartChange, CartLine as Line } from "../model/cart";

export const CartLineFragment = graphql(`
  fragment CartLine_quoted on QuoteLine {
    netWeight
    components {
      code
      label
      amount
    }
    taxes {
      name
      ratePercent
      amount
    }
    discount
    rounding
    total
  }
`);

interface CartLineProps {
  line: Line;
  quoted: FragmentType<typeof CartLineFragment> | undefined;
  change: Dispatch<CartChange>;
}

/** One line of the cart: how much, at what price, and why that price. */
export function CartLine({ line, quoted: masked, change }: CartLineProps) {
  const { t } = useLingui();
  const [opened, details] = useDisclosure();
  const quoted = readFragment(CartLineFragment, masked);
  const { item } = line;
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={500} truncate>
            {item.displayName}
          </Text>
          <Text size="xs" c="dimmed">
            <bdi>{item.sku}</bdi>
            {quoted ? (
              <>
                {" "}
                · <WeightText grams={quoted.netWeight} />
              </>
            ) : null}
          </Text>
        </div>
        <Group gap={6} wrap="nowrap">
          {quoted ? <MoneyText amount={quoted.total} fw={600} size="sm" /> : null}
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t`Take ${{ name: item.displayName }} out`}
            onClick={() => change({ type: "remove", itemId: item.id })}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <Group justify="space-between" gap="xs">
        <Quantity line={line} change={change} />
        {quoted ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={opened}
            onClick={details.toggle}
          >
            <Trans>How this price is made</Trans>
          </Button>
        ) : null}
      </Group>
      {quoted ? (
        <Collapse expanded={opened}>
          <PriceBreakdown
            components={quoted.components}
            taxes={quoted.taxes}
            discount={quoted.discount}
            rounding={quoted.rounding}
          />
          <Discount line={line} change={change} />
        </Collapse>
      ) : null}
    </li>
  );
}

interface LineFieldProps {
  line: Line;
  change: Dispatch<CartChange>;
}

function Quantity({ line, change }: LineFieldProps) {
  const { t } = useLingui();
  const { item, quantity } = line;
  if (item.tracking === "PIECE") return <span />;
  const Input = item.tracking === "WEIGHT" ? WeightInput : DecimalInput;
  return (
    <Input
      size="xs"
      w={110}
      aria-label={t`Quantity of ${{ name: item.displayName }}`}
      value={quantity}
      onChange={(typed) => change({ type: "quantity", itemId: item.id, quantity: typed })}
    />
  );
}

function Discount({ line, change }: LineFieldProps) {
  const { t } = useLingui();
  const { item, discount } = line;
  if (!useCan("sales.discount")) return null;
  return (
    <MoneyInput
      size="xs"
      mt="xs"
      maw={200}
      label={t`Discount, before tax`}
      value={discount}
      onChange={(typed) => change({ type: "discount", itemId: item.id, discount: typed })}
    />
  );
}
