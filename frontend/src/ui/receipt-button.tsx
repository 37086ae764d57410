import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { IconChevronDown, IconPrinter } from "@tabler/icons-react";

import type { PaperSize } from "@/gql/graphql";

interface ReceiptButtonProps {
  /** Counts the print and opens it where the browser can print it. */
  onPrint: (paper: PaperSize) => void;
}

/** Prints the receipt on the paper at hand. */
export function ReceiptButton({ onPrint }: ReceiptButtonProps) {
  const { t } = useLingui();
  return (
    <Group gap={2} wrap="nowrap">
      <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => onPrint("MM80")}>
        <Trans>Print the receipt</Trans>
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={36} aria-label={t`Other paper`}>
            <IconChevronDown size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onPrint("MM80")}>
            <Trans>Roll paper, 80 mm</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => onPrint("A5")}>
            <Trans>Sheet, A5</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => onPrint("A4")}>
            <Trans>Sheet, A4</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
