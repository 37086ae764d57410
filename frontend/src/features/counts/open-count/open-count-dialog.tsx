import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";

import { graphql, readFragment, type FragmentType } from "@/gql";
import type { CountScope } from "@/gql/graphql";
import { isDecimal } from "@/lib/decimal";
import { fieldErrors } from "@/lib/forms/server-errors";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { countScopeLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { weight } from "@/lib/weight";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { WeightInput } from "@/ui/weight-input";

import { entriesOf } from "../model/code-list";
import { countProblemMessage } from "../model/count-problems";
import { OpenCount } from "./open-count.graphql";

export const OpenCountChoicesFragment = graphql(`
  fragment OpenCountChoices on Query {
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

interface OpenCountDialogProps {
  choices: FragmentType<typeof OpenCountChoicesFragment>;
  onClose: () => void;
  onOpened: (countId: string) => void;
}

/** Starts a count: where, of what, and whether people see what they should find. */
export function OpenCountDialog({ choices, onClose, onOpened }: OpenCountDialogProps) {
  const { t } = useLingui();
  const { branches, categories } = readFragment(OpenCountChoicesFragment, choices);
  const places = branches.edges.map(({ node }) => node).filter(({ isActive }) => isActive);
  const open = useDocumentMutation(OpenCount);
  const scopes = useChoices(countScopeLabels);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [title, setTitle] = useState("");
  const [branchId, setBranchId] = useState(
    (places.find(({ isDefault }) => isDefault) ?? places[0])?.id ?? null,
  );
  const [scope, setScope] = useState<CountScope>("BRANCH");
  const [categoryId, setCategoryId] = useState<string | null>(null);
  const [codes, setCodes] = useState("");
  const [isBlind, setIsBlind] = useState(false);
  const [tolerance, setTolerance] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function confirm() {
    const missing = {
      ...(branchId ? {} : { branchId: t`Choose a branch.` }),
      ...(scope === "CATEGORY" && !categoryId ? { categoryId: t`Choose a category.` } : {}),
      ...(tolerance && !isDecimal(tolerance) ? { weightTolerance: t`Write a number.` } : {}),
    };
    setErrors(missing);
    if (!branchId || Object.keys(missing).length > 0) return;
    const input = {
      idempotencyKey: key,
      branchId,
      scope,
      title,
      isBlind,
      categoryId: scope === "CATEGORY" ? categoryId : null,
      codes: scope === "TRAY" ? entriesOf(codes).map(({ code }) => code) : [],
      weightTolerance: tolerance ? weight(tolerance) : null,
    };
    const answer = (await open.run({ input }))?.openCount;
    if (!answer) return;
    if (answer.__typename === "OpenCountSuccess") {
      onOpened(answer.count.id);
      return;
    }
    setKey(crypto.randomUUID());
    setErrors(answer.__typename === "InvalidInput" ? fieldErrors(answer.fields) : {});
    setProblem(t(countProblemMessage(answer)));
  }

  return (
    <ConfirmDialog
      opened
      title={<Trans>Start a count</Trans>}
      confirmLabel={<Trans>Start counting</Trans>}
      busy={open.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      <TextInput
        label={t`Name of the count`}
        required
        data-autofocus
        value={title}
        error={errors["title"]}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        label={t`Branch`}
        required
        data={places.map(({ id, name }) => ({ value: id, label: name }))}
        value={branchId}
        onChange={setBranchId}
        error={errors["branchId"]}
        allowDeselect={false}
      />
      <Select
        label={t`What is counted`}
        data={scopes}
        value={scope}
        onChange={(chosen) => chosen && setScope(chosen)}
        allowDeselect={false}
      />
      {scope === "CATEGORY" ? (
        <Select
          label={t`Category`}
          required
          searchable
          data={categories.edges.map(({ node }) => ({ value: node.id, label: node.name }))}
          value={categoryId}
          onChange={setCategoryId}
          error={errors["categoryId"]}
        />
      ) : null}
      {scope === "TRAY" ? (
        <Textarea
          label={t`Codes of what should lie in the tray`}
          description={t`One a line: SKUs or barcodes.`}
          required
          autosize
          minRows={4}
          maxRows={10}
          value={codes}
          error={errors["codes"]}
          onChange={(event) => setCodes(event.currentTarget.value)}
        />
      ) : null}
      <WeightInput
        label={t`Tolerance for goods by weight`}
        description={t`Differences up to this agree: scales are not alike.`}
        value={tolerance}
        onChange={setTolerance}
        error={errors["weightTolerance"]}
      />
      <Checkbox
        label={t`Blind: nobody sees what should be there while counting`}
        checked={isBlind}
        onChange={(event) => setIsBlind(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
