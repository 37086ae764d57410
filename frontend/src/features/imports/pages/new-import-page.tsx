import { Trans } from "@lingui/react/macro";
import { Loader, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import type { ImportKind } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { useFileLook } from "../inspect-import-file/use-file-look";
import { ChooseFile, type ImportChoice } from "../start-import/choose-file";
import { PrepareImport } from "../start-import/prepare-import";

export const NewImportQuery = graphql(`
  query NewImport($kind: ImportKind!) {
    importFields(kind: $kind) {
      name
      isRequired
      ...MappingTable_field
    }
    columnMappings(kind: $kind) {
      id
      name
      columns
    }
    branches(first: 50) {
      edges {
        node {
          id
          name
          isDefault
        }
      }
    }
  }
`);

/** From a spreadsheet to the shop: choose, map, try, import. */
export function NewImportPage() {
  const [kind, setKind] = useState<ImportKind>("ITEMS");
  const { data } = useSuspenseQuery(documentQuery(NewImportQuery, { kind }));
  const branches = data.branches.edges.map(({ node }) => node);
  const [branchId, setBranchId] = useState(branches.find(({ isDefault }) => isDefault)?.id ?? null);
  const [file, setFile] = useState<File | null>(null);
  const inspection = useFileLook(kind, file);

  function choose(choice: ImportChoice) {
    setKind(choice.kind);
    setBranchId(choice.branchId);
    setFile(choice.file);
  }

  return (
    <>
      <PageHeader title={<Trans>New import</Trans>} />
      <Stack gap="sm">
        <ChooseFile
          choice={{ kind, branchId, file }}
          branches={branches}
          problem={inspection.problem}
          busy={inspection.isReading}
          onChange={choose}
        />
        <QueryFailure error={inspection.error} />
        {inspection.isReading ? <Loader type="dots" mx="auto" /> : null}
        {file && inspection.look ? (
          <PrepareImport
            key={`${kind} ${file.name} ${file.lastModified}`}
            choice={{ kind, branchId, file }}
            look={inspection.look}
            fields={data.importFields}
            savedMappings={data.columnMappings}
          />
        ) : null}
      </Stack>
    </>
  );
}
