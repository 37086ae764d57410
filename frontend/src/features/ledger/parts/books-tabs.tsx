import { Trans, useLingui } from "@lingui/react/macro";
import { Group } from "@mantine/core";

import { ButtonLink } from "@/ui/links";

/** The pages of the books, one beside the other. */
export function BooksTabs() {
  const { t } = useLingui();
  const looks = {
    size: "compact-sm",
    variant: "subtle",
    activeOptions: { exact: true, includeSearch: false },
    activeProps: { variant: "light" },
  } as const;
  return (
    <Group component="nav" aria-label={t`Books`} gap={4} mb="md">
      <ButtonLink to="/books" {...looks}>
        <Trans>Accounts</Trans>
      </ButtonLink>
      <ButtonLink to="/books/journal" {...looks}>
        <Trans>Journal</Trans>
      </ButtonLink>
      <ButtonLink to="/books/reports" {...looks}>
        <Trans>Reports</Trans>
      </ButtonLink>
      <ButtonLink to="/books/posting" {...looks}>
        <Trans>Posting table</Trans>
      </ButtonLink>
      <ButtonLink to="/books/closing" {...looks}>
        <Trans>Closing</Trans>
      </ButtonLink>
    </Group>
  );
}
