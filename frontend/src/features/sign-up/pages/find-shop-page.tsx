import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";

import { CentredPage } from "@/ui/centred-page";
import { AnchorLink } from "@/ui/links";

import { shopLogInUrl, shopSuffix } from "../model/shop-address";

/** Leads people who came to the platform's own host to the log-in of their shop. */
export function FindShopPage() {
  const { t } = useLingui();
  const [slug, setSlug] = useState("");
  const suffix = shopSuffix(window.location.host);

  function go(event: SyntheticEvent) {
    event.preventDefault();
    if (slug) window.location.assign(shopLogInUrl(window.location, slug));
  }

  return (
    <CentredPage>
      <Title order={1} size="h3">
        <Trans>Log in to your shop</Trans>
      </Title>
      <form onSubmit={go}>
        <Stack>
          <TextInput
            label={t`Address of the shop`}
            dir="ltr"
            autoFocus
            value={slug}
            onChange={(event) => setSlug(event.currentTarget.value.trim().toLowerCase())}
            rightSection={
              <Text size="sm" c="dimmed" dir="ltr">
                {suffix}
              </Text>
            }
            rightSectionWidth={suffix.length * 8 + 16}
          />
          <Button type="submit">
            <Trans>Continue</Trans>
          </Button>
          <Text size="sm" c="dimmed">
            <Trans>
              No shop yet? <AnchorLink to="/sign-up">Open one</AnchorLink>
            </Trans>
          </Text>
        </Stack>
      </form>
    </CentredPage>
  );
}
