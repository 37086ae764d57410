import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";

export const PurchasingBranchesQuery = graphql(`
  query PurchasingBranches {
    branches(first: 50) {
      edges {
        node {
          id
          name
          isDefault
          isActive
          terminals {
            id
            name
            isActive
          }
        }
      }
    }
  }
`);

/** The branches in use, the default one chosen at first, with the first till of the chosen one. */
export function useBranches() {
  const { data } = useSuspenseQuery(documentQuery(PurchasingBranchesQuery, {}));
  const branches = data.branches.edges.map(({ node }) => node).filter(({ isActive }) => isActive);
  const [branchId, setBranchId] = useState(
    (branches.find(({ isDefault }) => isDefault) ?? branches[0])?.id ?? "",
  );
  const chosen = branches.find(({ id }) => id === branchId);
  const terminalId = chosen?.terminals.find(({ isActive }) => isActive)?.id ?? null;
  const choices = branches.map(({ id, name }) => ({ value: id, label: name }));
  return { branchId, setBranchId, terminalId, choices };
}
