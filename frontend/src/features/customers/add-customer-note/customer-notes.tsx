import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack, Text, Textarea } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { CursorPager } from "@/ui/data-table/cursor-pager";
import { useCursorStack } from "@/ui/data-table/use-cursor-stack";
import { ProblemAlert } from "@/ui/problem-alert";
import { QueryFailure } from "@/ui/query-failure";

import { addCustomerNoteMessage } from "./add-customer-note-messages";

export const CustomerNotesQuery = graphql(`
  query CustomerNotes($customerId: ID!, $after: String) {
    customerNotes(customerId: $customerId, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          text
          writtenAt
          actorName
        }
      }
    }
  }
`);

export const AddCustomerNote = graphql(`
  mutation AddCustomerNote($input: AddCustomerNoteInput!) {
    addCustomerNote(input: $input) {
      __typename
      ... on AddCustomerNoteSuccess {
        note {
          id
        }
      }
    }
  }
`);

/** What was written about a customer: it stays, with who wrote it and when. */
export function CustomerNotes({ customerId }: { customerId: string }) {
  const writes = useCan("customers.change");
  const formats = useFormats();
  const pages = useCursorStack(customerId);
  const { data, error } = useQuery({
    ...documentQuery(CustomerNotesQuery, { customerId, after: pages.after }),
    placeholderData: keepPreviousData,
  });
  const notes = data?.customerNotes;
  return (
    <Stack gap="sm">
      {writes ? <NoteForm customerId={customerId} /> : null}
      <QueryFailure error={error} />
      {notes?.edges.map(({ node }) => (
        <Paper key={node.id} p="md">
          <Text style={{ whiteSpace: "pre-wrap" }}>{node.text}</Text>
          <Text size="xs" c="dimmed">
            {node.actorName} · {formats.dateTime(node.writtenAt)}
          </Text>
        </Paper>
      ))}
      {notes?.edges.length === 0 ? (
        <Text c="dimmed" size="sm">
          <Trans>Nothing is written yet.</Trans>
        </Text>
      ) : null}
      <CursorPager
        total={notes?.totalCount}
        hasPrevious={pages.hasPrevious}
        hasNext={notes?.pageInfo.hasNextPage ?? false}
        onPrevious={pages.previous}
        onNext={() => pages.next(notes?.pageInfo.endCursor)}
      />
    </Stack>
  );
}

function NoteForm({ customerId }: { customerId: string }) {
  const { t } = useLingui();
  const add = useDocumentMutation(AddCustomerNote);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  async function submit() {
    const input = { idempotencyKey: key, customerId, text };
    const answer = (await add.run({ input }))?.addCustomerNote;
    if (!answer) return;
    if (answer.__typename === "AddCustomerNoteSuccess") {
      setText("");
      setKey(crypto.randomUUID());
    }
    const message = addCustomerNoteMessage(answer);
    setProblem(message ? t(message) : null);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="xs">
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <Textarea
          label={t`New note`}
          description={t`It stays as it is, with your name.`}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="light" loading={add.isPending} disabled={!text.trim()}>
            <Trans>Write it down</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
