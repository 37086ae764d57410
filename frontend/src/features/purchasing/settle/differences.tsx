import { Trans, useLingui } from "@lingui/react/macro";
import { List } from "@mantine/core";

import type { SupplierInvoicesQuery } from "@/gql/graphql";
import { useFormats } from "@/lib/use-formats";

import { differenceLabels } from "../model/labels";

type Difference =
  SupplierInvoicesQuery["supplierInvoices"]["edges"][number]["node"]["differences"][number];

/** What an invoice says otherwise than the order or the receipt. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <List size="sm">
      {differences.map((one) => {
        const what = t(differenceLabels[one.kind]);
        const [line, expected, found] = [String(one.position), one.expected, one.found].map(
          (text) => formats.number(text),
        );
        return (
          <List.Item key={`${one.position}${one.kind}`}>
            <Trans>
              Line {line}, {what}: expected {expected}, billed {found}
            </Trans>
          </List.Item>
        );
      })}
    </List>
  );
}
