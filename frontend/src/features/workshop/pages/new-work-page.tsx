import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Select, SimpleGrid, Stack, Switch, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { graphql } from "@/gql";
import { fieldErrors } from "@/lib/forms/server-errors";
import { documentQuery } from "@/lib/graphql/document-query";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { workKindLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { PageHeader } from "@/ui/page-header";
import { ProblemAlert } from "@/ui/problem-alert";
import { toastSuccess } from "@/ui/toast";

import { workMessage } from "../model/work-messages";
import { emptyMade, emptyWork, jobInput, madeInputs } from "../model/work-values";
import { OpenWorkOrder, WorkAtOnce } from "../open-work/open-work.graphql";
import { MadeFields } from "../work-form/made-fields";
import { UsedFields } from "../work-form/used-fields";

export const NewWorkQuery = graphql(`
  query NewWork {
    branches(first: 50) {
      edges {
        node {
          id
          name
          isDefault
          isActive
        }
      }
    }
  }
`);

/** Give goods to the workshop, or write down a job that is done already. */
export function NewWorkPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(documentQuery(NewWorkQuery, {}));
  const branches = data.branches.edges.map(({ node }) => node).filter(({ isActive }) => isActive);
  const [branchId, setBranchId] = useState(
    (branches.find(({ isDefault }) => isDefault) ?? branches[0])?.id ?? null,
  );
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [work, setWork] = useState(emptyWork);
  const [isDone, setDone] = useState(false);
  const [made, setMade] = useState(() => [emptyMade()]);
  const [excessReason, setExcessReason] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const open = useDocumentMutation(OpenWorkOrder);
  const atOnce = useDocumentMutation(WorkAtOnce);
  const job = jobInput(work);
  const cameOut = isDone ? madeInputs(made) : [];

  async function submit() {
    if (!job || !cameOut || !branchId) return;
    const input = { idempotencyKey: key, branchId, job };
    const answer = isDone
      ? (await atOnce.run({ input: { ...input, made: cameOut, excessReason } }))?.workAtOnce
      : (await open.run({ input }))?.openWorkOrder;
    if (!answer) return;
    if ("order" in answer) {
      toastSuccess(t(workMessage(answer)));
      await navigate({ to: "/workshop/$orderId", params: { orderId: answer.order.id } });
      return;
    }
    // What was refused was not done: what is sent next is another request.
    setKey(crypto.randomUUID());
    setErrors(
      answer.__typename === "InvalidInput"
        ? fieldErrors(
            answer.fields.map(({ path, message }) => ({
              path: path[0] === "job" ? path.slice(1) : path,
              message,
            })),
          )
        : {},
    );
    setProblem(t(workMessage(answer)));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PageHeader
        title={<Trans>New job</Trans>}
        description={<Trans>Melt, split, join, or have pieces made.</Trans>}
        actions={
          <Select
            aria-label={t`Branch`}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={setBranchId}
            allowDeselect={false}
          />
        }
      />
      <Stack>
        <Paper p="lg">
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
            <Select
              label={t`Job`}
              data={useChoices(workKindLabels)}
              allowDeselect={false}
              value={work.kind}
              onChange={(kind) => kind && setWork({ ...work, kind })}
            />
            <TextInput
              label={t`Goldsmith`}
              placeholder={t`Our own workshop`}
              value={work.worker}
              onChange={(event) => setWork({ ...work, worker: event.currentTarget.value })}
              error={errors["worker"]}
            />
            <DecimalInput
              label={t`Allowed loss (%)`}
              value={work.allowedLossPercent}
              onChange={(allowedLossPercent) => setWork({ ...work, allowedLossPercent })}
              error={errors["allowedLossPercent"]}
              required
            />
            <TextInput
              label={t`Note`}
              value={work.note}
              onChange={(event) => setWork({ ...work, note: event.currentTarget.value })}
              error={errors["note"]}
            />
            <TextInput
              type="date"
              label={t`Due`}
              value={work.dueOn ?? ""}
              onChange={(event) => setWork({ ...work, dueOn: event.currentTarget.value || null })}
            />
          </SimpleGrid>
        </Paper>
        <UsedFields
          lines={work.used}
          errors={errors}
          onChange={(used) => setWork({ ...work, used })}
        />
        <Switch
          label={t`It is done already: write down what came out`}
          checked={isDone}
          onChange={(event) => setDone(event.currentTarget.checked)}
        />
        {isDone ? (
          <>
            <MadeFields lines={made} errors={errors} onChange={setMade} />
            <TextInput
              label={t`Why more was lost than is allowed`}
              value={excessReason}
              onChange={(event) => setExcessReason(event.currentTarget.value)}
              error={errors["excessReason"]}
            />
          </>
        ) : null}
        {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => void navigate({ to: "/workshop" })}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            loading={open.isPending || atOnce.isPending}
            disabled={!job || !cameOut || !branchId}
          >
            {isDone ? <Trans>Put it on the shelf</Trans> : <Trans>Give out the goods</Trans>}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
