import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";

import type { ImportKind } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { toastProblem, toastSuccess } from "@/ui/toast";

import type { Mapping } from "../model/mapping";
import { saveColumnMappingMessage } from "./save-column-mapping-messages";
import { SaveColumnMapping } from "./save-column-mapping.graphql";

/** Keeps the mapping under a name, for the next file from the same source. */
export function SaveColumnMappingForm({ kind, mapping }: { kind: ImportKind; mapping: Mapping }) {
  const { t } = useLingui();
  const save = useDocumentMutation(SaveColumnMapping);
  const [name, setName] = useState("");

  async function submit() {
    const answer = (
      await save.run({
        input: { kind, name, columns: mapping },
      })
    )?.saveColumnMapping;
    if (!answer) return;
    const say = answer.__typename === "SaveColumnMappingSuccess" ? toastSuccess : toastProblem;
    say(t(saveColumnMappingMessage(answer)));
  }

  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        label={t`Keep these choices as`}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        variant="light"
        disabled={!name}
        loading={save.isPending}
        onClick={() => void submit()}
      >
        <Trans>Save</Trans>
      </Button>
    </Group>
  );
}
