import { useLingui } from "@lingui/react/macro";
import { Checkbox, Group, Select } from "@mantine/core";

import { planKindLabels, planStatusLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";

import type { PlansSearch } from "../model/plans-search";

interface PlanFiltersProps {
  search: PlansSearch;
  onChange: (change: Partial<PlansSearch>) => void;
}

/** Narrows the list of plans; what is chosen stays in the address bar. */
export function PlanFilters({ search, onChange }: PlanFiltersProps) {
  const { t } = useLingui();
  return (
    <Group gap="xs" mb="sm">
      <Select
        aria-label={t`Kind`}
        placeholder={t`Every kind`}
        data={useChoices(planKindLabels)}
        value={search.kind ?? null}
        onChange={(kind) => onChange({ kind: kind ?? undefined })}
        clearable
        w={180}
      />
      <Select
        aria-label={t`State`}
        placeholder={t`Every state`}
        data={useChoices(planStatusLabels)}
        value={search.status ?? null}
        onChange={(status) => onChange({ status: status ?? undefined })}
        clearable
        w={150}
      />
      <Checkbox
        label={t`Only what is overdue`}
        checked={search.overdue ?? false}
        onChange={(event) => onChange({ overdue: event.currentTarget.checked || undefined })}
      />
    </Group>
  );
}
