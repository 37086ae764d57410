import { useLingui } from "@lingui/react/macro";
import { Center, Image, Loader, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import type { LabelsInput } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { QueryFailure } from "@/ui/query-failure";

import { printLabelsMessage } from "./print-labels-messages";
import { LabelPreviewQuery } from "./print-labels.graphql";

/** What the first of the labels looks like on paper. */
export function LabelPreview({ input }: { input: LabelsInput }) {
  const { t } = useLingui();
  const { data, error } = useQuery(documentQuery(LabelPreviewQuery, { input }));
  if (error) return <QueryFailure error={error} />;
  if (!data) {
    return (
      <Center h={140}>
        <Loader size="sm" />
      </Center>
    );
  }
  const answer = data.labelPreview;
  if (answer.__typename !== "LabelPreview") {
    return (
      <Text size="sm" c="dimmed">
        {t(printLabelsMessage(answer))}
      </Text>
    );
  }
  return (
    <Image
      src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(answer.svg)}`}
      alt={t`The first label`}
      h={140}
      fit="contain"
      bg="white"
      p="xs"
      radius="sm"
    />
  );
}
