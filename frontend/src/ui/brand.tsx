import { Trans } from "@lingui/react/macro";
import { Group, Text } from "@mantine/core";

/** The mark: a ring with its stone. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <circle
        cx="16"
        cy="20"
        r="9"
        fill="none"
        stroke="var(--mantine-color-gold-5)"
        strokeWidth="3"
      />
      <path d="M11 4h10l3 4-8 7-8-7z" fill="var(--mantine-color-gold-4)" />
      <path d="M8 8h16l-8 7z" fill="var(--mantine-color-gold-6)" />
    </svg>
  );
}

export function Brand() {
  return (
    <Group gap={8} wrap="nowrap">
      <BrandMark />
      <Text fw={700} size="lg">
        <Trans comment="The product's name">Zargar</Trans>
      </Text>
    </Group>
  );
}
