import { graphql } from "@/gql";
import type { ChangePreferencesInput } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { LanguageMenu, ThemeMenu } from "@/ui/preferences";

const ChangePreferences = graphql(`
  mutation ChangePreferences($input: ChangePreferencesInput!) {
    changePreferences(input: $input) {
      __typename
    }
  }
`);

const themes = { light: "LIGHT", dark: "DARK", auto: "SYSTEM" } as const;

/** Language and colours, kept with the account so that the next device knows them too. */
export function PersonalPreferences() {
  const change = useDocumentMutation(ChangePreferences);
  const keep = (input: ChangePreferencesInput) => void change.run({ input });
  return (
    <>
      <LanguageMenu onChoose={(language) => keep({ language })} />
      <ThemeMenu onChoose={(scheme) => keep({ theme: themes[scheme] })} />
    </>
  );
}
