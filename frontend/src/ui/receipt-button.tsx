import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { IconChevronDown, IconPrinter } from "@tabler/icons-react";

interface ReceiptButtonProps {
  /** Address of the receipt on roll paper. */
  slip: string;
  /** Address of the receipt on a sheet. */
  page: string;
}

/** Opens the receipt where the browser can print it, on the paper at hand. */
export function ReceiptButton({ slip, page }: ReceiptButtonProps) {
  const { t } = useLingui();
  return (
    <Group gap={2} wrap="nowrap">
      <Button
        component="a"
        href={slip}
        target="_blank"
        rel="noopener"
        leftSection={<IconPrinter size={16} aria-hidden />}
      >
        <Trans>Print the receipt</Trans>
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={36} aria-label={t`Other paper`}>
            <IconChevronDown size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={slip} target="_blank" rel="noopener">
            <Trans>Roll paper, 80 mm</Trans>
          </Menu.Item>
          <Menu.Item component="a" href={page} target="_blank" rel="noopener">
            <Trans>Sheet, A4</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
