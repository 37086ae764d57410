import { Trans, useLingui } from "@lingui/react/macro";
import { Radio, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { SearchInput } from "@/ui/search-input";
import { toastSuccess } from "@/ui/toast";

import { mergeCustomersMessage } from "./merge-customers-messages";
import { MergeCustomers, PossibleDoubles } from "./merge-customers.graphql";

export const FindDouble = graphql(`
  query FindDouble($search: String!) {
    customers(filters: { search: $search }, first: 10) {
      edges {
        node {
          id
          name
          phoneShown
          email
        }
      }
    }
  }
`);

interface MergeCustomersDialogProps {
  customer: { id: string; name: string };
  onClose: () => void;
}

/** Says that another customer is the same as this one; the likely ones are offered first. */
export function MergeCustomersDialog({ customer, onClose }: MergeCustomersDialogProps) {
  const { t } = useLingui();
  const merge = useDocumentMutation(MergeCustomers);
  const [doubleId, setDoubleId] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 200);
  const [problem, setProblem] = useState<string | null>(null);
  const likely = useQuery(documentQuery(PossibleDoubles, { customerId: customer.id }));
  const found = useQuery({
    ...documentQuery(FindDouble, { search }),
    enabled: search !== "",
    placeholderData: keepPreviousData,
  });
  const candidates =
    search === ""
      ? (likely.data?.possibleDoubles ?? [])
      : (found.data?.customers.edges.map(({ node }) => node) ?? []);

  async function confirm() {
    if (doubleId === null) {
      setProblem(t`Choose who is the same.`);
      return;
    }
    const answer = (await merge.run({ input: { keptId: customer.id, doubleId } }))?.mergeCustomers;
    if (!answer) return;
    if (answer.__typename === "MergeCustomersSuccess") {
      toastSuccess(t(mergeCustomersMessage(answer)));
      onClose();
      return;
    }
    setProblem(t(mergeCustomersMessage(answer)));
  }

  const { name } = customer;
  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Merge another customer into {name}</Trans>}
      confirmLabel={<Trans>Merge for good</Trans>}
      busy={merge.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <Text size="sm">
        <Trans>
          What both bought, owe and are owed counts together from now on. This cannot be undone.
        </Trans>
      </Text>
      <SearchInput label={t`Search name or phone`} value={text} onChange={setText} />
      <Radio.Group
        label={search === "" ? t`Possibly the same` : t`Found`}
        value={doubleId}
        onChange={setDoubleId}
      >
        <Stack gap="xs" mt="xs">
          {candidates
            .filter(({ id }) => id !== customer.id)
            .map((other) => (
              <Radio
                key={other.id}
                value={other.id}
                label={[other.name, other.phoneShown, other.email].filter(Boolean).join(" · ")}
              />
            ))}
        </Stack>
      </Radio.Group>
      {candidates.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>Nobody looks the same. Search for them.</Trans>
        </Text>
      ) : null}
    </ConfirmDialog>
  );
}
