import { Trans, useLingui } from "@lingui/react/macro";
import { Button, PasswordInput, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { ReactNode } from "react";

import { SubdomainInput } from "./subdomain-input";

export interface SignUpValues {
  companyName: string;
  subdomain: string;
  country: string;
  planCode: string | null;
  ownerName: string;
  ownerEmail: string;
  ownerUsername: string;
  ownerPassword: string;
}

interface Choice {
  value: string;
  label: string;
}

interface SignUpFormProps {
  countries: Choice[];
  plans: Choice[];
  initialPlan: string | null;
  suffix: string;
  busy: boolean;
  problem: ReactNode;
  /** Answers with the refused fields, none when the shop was opened. */
  onSubmit: (values: SignUpValues) => Promise<Record<string, string>>;
}

export function SignUpForm(props: SignUpFormProps) {
  const { countries, plans, initialPlan, suffix, busy, problem, onSubmit } = props;
  const { t } = useLingui();
  const form = useForm<SignUpValues>({
    initialValues: {
      companyName: "",
      subdomain: "",
      country: countries[0]?.value ?? "",
      planCode: initialPlan,
      ownerName: "",
      ownerEmail: "",
      ownerUsername: "",
      ownerPassword: "",
    },
  });

  async function submit(values: SignUpValues) {
    const refused = await onSubmit(values);
    form.setErrors(refused);
    const [first] = Object.keys(refused);
    if (first) form.getInputNode(first)?.focus();
  }

  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
      <Stack>
        {problem}
        <TextInput
          label={t`Name of the shop`}
          required
          autoFocus
          {...form.getInputProps("companyName")}
        />
        <SubdomainInput
          label={t`Address`}
          required
          suffix={suffix}
          {...form.getInputProps("subdomain")}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t`Country`}
            data={countries}
            allowDeselect={false}
            searchable
            {...form.getInputProps("country")}
          />
          <Select
            label={t`Plan`}
            data={plans}
            allowDeselect={false}
            {...form.getInputProps("planCode")}
          />
        </SimpleGrid>
        <TextInput
          label={t`Your name`}
          required
          autoComplete="name"
          {...form.getInputProps("ownerName")}
        />
        <TextInput
          label={t`Your e-mail`}
          type="email"
          required
          dir="ltr"
          autoComplete="email"
          {...form.getInputProps("ownerEmail")}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t`User name`}
            required
            dir="ltr"
            autoComplete="username"
            {...form.getInputProps("ownerUsername")}
          />
          <PasswordInput
            label={t`Password`}
            required
            autoComplete="new-password"
            {...form.getInputProps("ownerPassword")}
          />
        </SimpleGrid>
        <Button type="submit" loading={busy} size="md">
          <Trans>Open my shop</Trans>
        </Button>
      </Stack>
    </form>
  );
}
