import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Stack, Text, Title } from "@mantine/core";
import { IconConfetti } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { SignUpMutation } from "@/gql/graphql";
import { fieldErrors } from "@/lib/forms/server-errors";
import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { currentLocale } from "@/lib/locale";
import { CentredPage } from "@/ui/centred-page";
import { EmptyState } from "@/ui/empty-state";
import { AnchorLink } from "@/ui/links";
import { ProblemAlert } from "@/ui/problem-alert";

import { shopSuffix } from "../model/shop-address";
import { SignUpForm, type SignUpValues } from "../sign-up/sign-up-form";
import { signUpMessage } from "../sign-up/sign-up-messages";
import { SignUp, SignUpOptions } from "../sign-up/sign-up.graphql";

type Answer = SignUpMutation["signUp"];

/** Opening a shop, from the form to the way in. */
export function SignUpPage() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(documentQuery(SignUpOptions, {}));
  const signUp = useDocumentMutation(SignUp);
  const [key] = useState(() => crypto.randomUUID());
  const [answer, setAnswer] = useState<Answer | null>(null);

  async function submit({ planCode, ...values }: SignUpValues): Promise<Record<string, string>> {
    const input = { ...values, planCode, language: currentLocale(), idempotencyKey: key };
    const said = (await signUp.run({ input }))?.signUp;
    if (!said) return {};
    setAnswer(said);
    return refusedFields(said, t(signUpMessage(said)));
  }

  if (answer?.__typename === "SignUpSuccess") return <ShopReady answer={answer} />;
  return (
    <CentredPage width={560}>
      <Stack gap={2}>
        <Title order={1} size="h3">
          <Trans>Open your shop</Trans>
        </Title>
        <Text c="dimmed" size="sm">
          <Trans>
            It takes a minute. Somebody has a shop here already?{" "}
            <AnchorLink to="/log-in">Log in</AnchorLink>
          </Trans>
        </Text>
      </Stack>
      <SignUpForm
        countries={data.countryPresets.map(({ code, name, currency }) => ({
          value: code,
          label: `${name} (${currency})`,
        }))}
        plans={data.plans.map(({ code, name }) => ({ value: code, label: name }))}
        initialPlan={data.plans[0]?.code ?? null}
        suffix={shopSuffix(window.location.host)}
        busy={signUp.isPending}
        problem={answer ? <ProblemAlert>{t(signUpMessage(answer))}</ProblemAlert> : null}
        onSubmit={submit}
      />
    </CentredPage>
  );
}

function refusedFields(answer: Answer, message: string): Record<string, string> {
  if (answer.__typename === "InvalidInput") return fieldErrors(answer.fields);
  return answer.__typename === "SubdomainRefused" ? { subdomain: message } : {};
}

function ShopReady({ answer }: { answer: Extract<Answer, { __typename: "SignUpSuccess" }> }) {
  const { t } = useLingui();
  return (
    <CentredPage>
      <EmptyState icon={<IconConfetti size={28} />} title={t(signUpMessage(answer))}>
        <Button component="a" href={answer.shopUrl}>
          <Trans>Go to the shop and log in</Trans>
        </Button>
      </EmptyState>
    </CentredPage>
  );
}
