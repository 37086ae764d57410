import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Group, Image, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";

import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { SetLogo } from "./set-logo.graphql";

/** The logo that stands on receipts. */
export function LogoCard({ logoUrl }: { logoUrl: string | null }) {
  const { t } = useLingui();
  const set = useDocumentMutation(SetLogo);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File | null) {
    const answer = (await set.run({ input: { file } }))?.setLogo;
    if (!answer) return;
    if (answer.__typename === "SetLogoSuccess") {
      setProblem(null);
      toastSuccess(file ? t`The logo is saved.` : t`The logo is gone.`);
      return;
    }
    setProblem(
      answer.__typename === "InvalidInput"
        ? answer.fields.map(({ message }) => message).join(" ")
        : answer.message,
    );
  }

  return (
    <Paper p="lg">
      <Stack gap="sm">
        <Title order={2} size="h5">
          <Trans>Logo</Trans>
        </Title>
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        {logoUrl ? (
          <Image src={logoUrl} alt={t`The shop's logo`} h={80} w="auto" fit="contain" />
        ) : null}
        <Text size="sm" c="dimmed">
          <Trans>PNG or JPEG, at most 512 kB.</Trans>
        </Text>
        <Group>
          <FileButton
            accept="image/png,image/jpeg"
            onChange={(file) => {
              if (file) void send(file);
            }}
          >
            {(props) => (
              <Button variant="default" loading={set.isPending} {...props}>
                <Trans>Choose a picture</Trans>
              </Button>
            )}
          </FileButton>
          {logoUrl ? (
            <Button variant="subtle" color="red" onClick={() => void send(null)}>
              <Trans>Take the logo away</Trans>
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Paper>
  );
}
