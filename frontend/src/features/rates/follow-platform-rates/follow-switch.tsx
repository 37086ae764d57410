import { useLingui } from "@lingui/react/macro";
import { Switch } from "@mantine/core";

import { graphql } from "@/gql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";

export const FollowPlatformRates = graphql(`
  mutation FollowPlatformRates($input: FollowPlatformRatesInput!) {
    followPlatformRates(input: $input) {
      __typename
    }
  }
`);

/** Whether prices follow the platform's rates or the shop's own board. */
export function FollowSwitch({ follows }: { follows: boolean }) {
  const { t } = useLingui();
  const change = useDocumentMutation(FollowPlatformRates);
  const isOn = change.pending?.input.follow ?? follows;
  return (
    <Switch
      label={t`Follow the platform's rates`}
      checked={isOn}
      aria-checked={isOn}
      onChange={(event) => void change.run({ input: { follow: event.currentTarget.checked } })}
    />
  );
}
