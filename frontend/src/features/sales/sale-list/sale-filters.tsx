import { useLingui } from "@lingui/react/macro";
import { Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";

import { saleKindLabels, saleStatusLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { SearchInput } from "@/ui/search-input";

import type { SalesSearch } from "../model/sales-search";

interface SaleFiltersProps {
  search: SalesSearch;
  onChange: (change: Partial<SalesSearch>) => void;
}

/** Narrows the list of sales; what is chosen stays in the address bar. */
export function SaleFilters({ search, onChange }: SaleFiltersProps) {
  const { t } = useLingui();
  const [text, setText] = useState(search.q ?? "");
  const searchSoon = useDebouncedCallback((q: string) => onChange({ q: q || undefined }), 250);
  return (
    <Group gap="xs" mb="sm">
      <SearchInput
        label={t`Search number or customer`}
        value={text}
        onChange={(value) => {
          setText(value);
          searchSoon(value);
        }}
        flex={{ base: "1 0 100%", sm: "1 1 16rem" }}
      />
      <Select
        aria-label={t`Kind`}
        placeholder={t`Sales and refunds`}
        data={useChoices(saleKindLabels)}
        value={search.kind ?? null}
        onChange={(kind) => onChange({ kind: kind ?? undefined })}
        clearable
        w={160}
      />
      <Select
        aria-label={t`State`}
        placeholder={t`Every state`}
        data={useChoices(saleStatusLabels)}
        value={search.status ?? null}
        onChange={(status) => onChange({ status: status ?? undefined })}
        clearable
        w={150}
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
