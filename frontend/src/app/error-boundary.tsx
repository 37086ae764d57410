import { Trans } from "@lingui/react/macro";
import { Button, Center, Code, Loader, Stack, Text, Title } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";

import { GraphqlFailure } from "@/lib/graphql/failure";
import { ButtonLink } from "@/ui/links";

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

  const failure = error instanceof GraphqlFailure ? error : undefined;
  const requestId = failure?.requestId;
  return (
    <Message title={<FailureTitle code={failure?.code} />}>
      <Explanation code={failure?.code} />
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

function FailureTitle({ code }: { code: string | undefined }) {
  switch (code) {
    case "NETWORK":
      return <Trans>No connection</Trans>;
    case "FORBIDDEN":
      return <Trans>Not for your role</Trans>;
    case "TENANT_SUSPENDED":
      return <Trans>This shop is suspended</Trans>;
    default:
      return <Trans>Something went wrong</Trans>;
  }
}

function Explanation({ code }: { code: string | undefined }) {
  switch (code) {
    case "NETWORK":
      return <Trans>The server cannot be reached. Check the connection and try again.</Trans>;
    case "FORBIDDEN":
      return <Trans>Your role does not include this page. Ask the owner of the shop.</Trans>;
    case "TENANT_SUSPENDED":
      return <Trans>Ask the owner of the shop to get in touch with support.</Trans>;
    default:
      return <Trans>The fault is ours and has been noted. Nothing was changed.</Trans>;
  }
}
