import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Center, Code, Loader, Stack, Text, Title } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";

import { GraphqlFailure } from "@/lib/graphql/failure";
import { ButtonLink } from "@/ui/links";

import { failureText } from "./failure-messages";

function Message({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Center mih="60dvh" p="md">
      <Stack align="center" ta="center" maw={480}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {children}
      </Stack>
    </Center>
  );
}

/** What is shown while a page is on its way. */
export function WaitingScreen() {
  return (
    <Center mih="60dvh" aria-busy>
      <Loader type="dots" />
    </Center>
  );
}

export function NotFoundScreen() {
  return (
    <Message title={<Trans>There is nothing here</Trans>}>
      <Text c="dimmed">
        <Trans>The page was moved or deleted, or it belongs to another shop.</Trans>
      </Text>
      <ButtonLink to="/" variant="light">
        <Trans>Back to the start</Trans>
      </ButtonLink>
    </Message>
  );
}

/** The last net: a page that could not be shown, in words, with the way to try again. */
export function ErrorScreen({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  useEffect(
    function forgetFailedQueries() {
      reset();
    },
    [reset],
  );

  const { t } = useLingui();
  const { title, explanation } = failureText(error);
  const requestId = error instanceof GraphqlFailure ? error.requestId : undefined;

  return (
    <Message title={t(title)}>
      <Text c="dimmed">{t(explanation)}</Text>
      {requestId ? (
        <Text size="sm" c="dimmed">
          <Trans>
            Give this number to support: <Code>{requestId}</Code>
          </Trans>
        </Text>
      ) : null}
      <Button onClick={() => void router.invalidate()}>
        <Trans>Try again</Trans>
      </Button>
    </Message>
  );
}
