import { Trans, useLingui } from "@lingui/react/macro";
import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";

import { clientId } from "@/lib/auth/client-id";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { chooseLocale, localeFor, localeWasChosen } from "@/lib/locale";
import { ProblemAlert } from "@/ui/problem-alert";

import { LogIn } from "./log-in.graphql";
import { logInMessage } from "./log-in-messages";

/** Asks who is there; `onLoggedIn` runs once the session's cookies are set. */
export function LogInForm({ onLoggedIn }: { onLoggedIn: () => void }) {
  const { t } = useLingui();
  const logIn = useDocumentMutation(LogIn);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ initialValues: { login: "", password: "" } });

  async function submit(values: typeof form.values) {
    const answer = (
      await logIn.run({
        input: { ...values, clientId: clientId() },
      })
    )?.logIn;
    if (!answer) return;
    if (answer.__typename === "LogInSuccess") {
      const language = localeFor(answer.viewer.user.language);
      if (language && !localeWasChosen()) await chooseLocale(language);
      onLoggedIn();
      return;
    }
    if (answer.__typename === "InvalidInput") form.setErrors(fieldErrors(answer.fields));
    setProblem(t(logInMessage(answer)));
  }

  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
      <Stack>
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <TextInput
          label={t`E-mail or user name`}
          autoComplete="username"
          autoFocus
          required
          {...form.getInputProps("login")}
        />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          required
          {...form.getInputProps("password")}
        />
        <Button type="submit" loading={logIn.isPending} fullWidth>
          <Trans>Log in</Trans>
        </Button>
      </Stack>
    </form>
  );
}
