import { Trans } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";

interface FileMenuProps {
  csv: string;
  xlsx: string;
  /** Left out where there is nothing to print. */
  pdf?: string;
}

/** Fetches a report as a file; the addresses are the server's. */
export function FileMenu({ csv, xlsx, pdf }: FileMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pdf ? (
          <Menu.Item component="a" href={pdf} download>
            <Trans>To print (PDF)</Trans>
          </Menu.Item>
        ) : null}
        <Menu.Item component="a" href={xlsx} download>
          <Trans>Spreadsheet (XLSX)</Trans>
        </Menu.Item>
        <Menu.Item component="a" href={csv} download>
          <Trans>Plain text (CSV)</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
