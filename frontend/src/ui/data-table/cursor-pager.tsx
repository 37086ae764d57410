import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";

import { useFormats } from "@/lib/use-formats";

/** The graph counts no further: one more stands for all that there are. */
const COUNTED = 10_000;

interface CursorPagerProps {
  total: number | null | undefined;
  hasPrevious: boolean;
  hasNext: boolean;
  onPrevious: () => void;
  onNext: () => void;
}

/** Goes through a connection a page at a time. */
export function CursorPager({ total, hasPrevious, hasNext, onPrevious, onNext }: CursorPagerProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const count = total == null ? null : formats.number(Math.min(total, COUNTED));
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed">
        {count === null ? null : (total ?? 0) > COUNTED ? (
          <Trans>More than {count}</Trans>
        ) : (
          <Trans>{count} in all</Trans>
        )}
      </Text>
      <Group gap={4}>
        <ActionIcon
          variant="subtle"
          aria-label={t`Previous page`}
          disabled={!hasPrevious}
          onClick={onPrevious}
        >
          <IconChevronLeft size={18} className="turns-with-direction" />
        </ActionIcon>
        <ActionIcon variant="subtle" aria-label={t`Next page`} disabled={!hasNext} onClick={onNext}>
          <IconChevronRight size={18} className="turns-with-direction" />
        </ActionIcon>
      </Group>
    </Group>
  );
}
