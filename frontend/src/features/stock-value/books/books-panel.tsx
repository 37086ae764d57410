import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, List } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import { AmountText } from "@/ui/amount-text";

export const BooksPanelFragment = graphql(`
  fragment BooksPanel_line on StockInBooks {
    commodity
    difference
    branch {
      id
      name
    }
  }
`);

/** Whether the books hold what the shelves hold; a check says so every night as well. */
export function BooksPanel({
  lines,
}: {
  lines: readonly FragmentType<typeof BooksPanelFragment>[];
}) {
  const { t } = useLingui();
  const differing = readFragment(BooksPanelFragment, lines).filter(
    ({ difference }) => Number(difference) !== 0,
  );
  if (differing.length === 0) {
    return (
      <Alert color="teal" icon={<IconCheck size={18} />} mb="md">
        <Trans>The books and the stock agree.</Trans>
      </Alert>
    );
  }
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle size={18} />}
      title={t`The books and the stock differ`}
      mb="md"
    >
      <Trans>What the books have more than the shelves, or less:</Trans>
      <List size="sm">
        {differing.map(({ branch, commodity, difference }) => (
          <List.Item key={`${branch.id} ${commodity}`}>
            {branch.name}: <AmountText amount={difference} commodity={commodity} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
