import { Trans, useLingui } from "@lingui/react/macro";
import { Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import { fieldErrors } from "@/lib/forms/server-errors";
import { documentQuery } from "@/lib/graphql/document-query";
import { execute } from "@/lib/graphql/execute";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { PageHeader } from "@/ui/page-header";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { RepricingForm } from "../repricing/repricing-form";
import { repricingMessage } from "../repricing/repricing-messages";
import { RepricingPreview, type Preview } from "../repricing/repricing-preview";
import { repricingInput, type RepricingValues } from "../repricing/repricing-values";
import { RepriceItems, RepricingPreviewQuery } from "../repricing/repricing.graphql";

export const RepricingCategoriesQuery = graphql(`
  query RepricingCategories {
    categories(first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

interface Looked {
  values: RepricingValues;
  preview: Preview;
  key: string;
}

export function RepricingPage() {
  const { t } = useLingui();
  const { data } = useQuery(documentQuery(RepricingCategoriesQuery, {}));
  const preview = useMutation({
    mutationFn: (values: RepricingValues) =>
      execute(RepricingPreviewQuery, { input: repricingInput(values) }),
  });
  const reprice = useDocumentMutation(RepriceItems);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function look(values: RepricingValues) {
    const answer = (await preview.mutateAsync(values).catch(() => undefined))?.repricingPreview;
    if (!answer) return;
    setErrors(answer.__typename === "InvalidInput" ? fieldErrors(answer.fields) : {});
    if (answer.__typename === "RepricingPreview") {
      setProblem(null);
      setLooked({ values, preview: answer, key: crypto.randomUUID() });
    } else {
      setLooked(null);
      setProblem(t(repricingMessage(answer)));
    }
  }

  async function apply({ values, preview: { digest }, key }: Looked) {
    const input = { idempotencyKey: key, repricing: repricingInput(values), digest };
    const answer = (await reprice.run({ input }))?.repriceItems;
    if (!answer) return;
    setLooked(null);
    if (answer.__typename === "RepriceItemsSuccess") toastSuccess(t(repricingMessage(answer)));
    else setProblem(t(repricingMessage(answer)));
  }

  return (
    <>
      <PageHeader
        title={<Trans>Change many prices</Trans>}
        description={
          <Trans>What is priced by the rate follows it by itself; this is for the rest.</Trans>
        }
      />
      <Stack gap="lg">
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <RepricingForm
          categories={
            data?.categories.edges.map(({ node }) => ({ value: node.id, label: node.name })) ?? []
          }
          errors={errors}
          busy={preview.isPending}
          onPreview={(values) => void look(values)}
        />
        {looked ? (
          <RepricingPreview
            preview={looked.preview}
            busy={reprice.isPending}
            onApply={() => void apply(looked)}
          />
        ) : null}
      </Stack>
    </>
  );
}
