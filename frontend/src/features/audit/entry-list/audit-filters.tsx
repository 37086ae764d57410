import { Trans, useLingui } from "@lingui/react/macro";
import { Group, Pill, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";

import { auditActionLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";

import type { AuditSearch } from "../model/audit-search";

interface AuditFiltersProps {
  search: AuditSearch;
  tables: readonly { name: string; label: string }[];
  onChange: (change: Partial<AuditSearch>) => void;
}

/** Narrows the list of changes; what is chosen stays in the address bar. */
export function AuditFilters({ search, tables, onChange }: AuditFiltersProps) {
  const { t } = useLingui();
  const [actor, setActor] = useState(search.actor ?? "");
  const searchSoon = useDebouncedCallback(
    (text: string) => onChange({ actor: text || undefined }),
    250,
  );
  return (
    <Group gap="xs" mb="sm">
      {search.of ? (
        <Pill
          size="lg"
          withRemoveButton
          removeButtonProps={{
            "aria-label": t`Show all records`,
            tabIndex: 0,
            "aria-hidden": false,
          }}
          onRemove={() => onChange({ of: undefined })}
        >
          <Trans>The history of one record</Trans>
        </Pill>
      ) : (
        <Select
          aria-label={t`Kind of record`}
          placeholder={t`Every kind of record`}
          data={tables.map(({ name, label }) => ({ value: name, label }))}
          value={search.table ?? null}
          onChange={(table) => onChange({ table: table ?? undefined })}
          searchable
          clearable
          w={220}
        />
      )}
      <Select
        aria-label={t`What was done`}
        placeholder={t`Whatever was done`}
        data={useChoices(auditActionLabels)}
        value={search.action ?? null}
        onChange={(action) => onChange({ action: action ?? undefined })}
        clearable
        w={200}
      />
      <TextInput
        aria-label={t`User name`}
        placeholder={t`User name`}
        value={actor}
        onChange={(event) => {
          setActor(event.currentTarget.value);
          searchSoon(event.currentTarget.value);
        }}
        autoComplete="off"
        w={160}
      />
      <TextInput
        type="date"
        aria-label={t`From day`}
        value={search.from ?? ""}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        aria-label={t`To day`}
        value={search.to ?? ""}
        onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
      />
    </Group>
  );
}
