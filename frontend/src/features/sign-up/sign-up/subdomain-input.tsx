import { useLingui } from "@lingui/react/macro";
import { Loader, Text, TextInput, type TextInputProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import { documentQuery } from "@/lib/graphql/document-query";

import { CheckSubdomain } from "./sign-up.graphql";
import { verdictMessages } from "./sign-up-messages";

interface SubdomainInputProps extends Omit<TextInputProps, "value" | "onChange"> {
  value?: string;
  onChange: (slug: string) => void;
  /** What follows the subdomain: `.example.com`. */
  suffix: string;
}

/** The shop's address, checked while it is typed. */
export function SubdomainInput({
  value = "",
  onChange,
  suffix,
  error,
  ...input
}: SubdomainInputProps) {
  const { t } = useLingui();
  const [slug] = useDebouncedValue(value, 300);
  const check = useQuery({ ...documentQuery(CheckSubdomain, { slug }), enabled: slug.length > 0 });
  const verdict = slug === value ? check.data?.checkSubdomain.verdict : undefined;
  const refusal = verdict && verdict !== "FREE" ? t(verdictMessages[verdict]) : undefined;
  return (
    <TextInput
      {...input}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim().toLowerCase())}
      error={error ?? refusal}
      description={verdict === "FREE" ? t(verdictMessages.FREE) : t`People log in at this address.`}
      inputWrapperOrder={["label", "input", "description", "error"]}
      dir="ltr"
      spellCheck={false}
      autoCapitalize="none"
      leftSection={<VerdictMark waiting={check.isFetching} free={verdict === "FREE"} />}
      rightSection={
        <Text size="sm" c="dimmed" dir="ltr">
          {suffix}
        </Text>
      }
      rightSectionWidth={suffix.length * 8 + 16}
    />
  );
}

function VerdictMark({ waiting, free }: { waiting: boolean; free: boolean }) {
  if (waiting) return <Loader size={14} />;
  return free ? <IconCheck size={16} color="var(--mantine-color-teal-6)" aria-hidden /> : null;
}
