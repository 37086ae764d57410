import { useLocalStorage } from "@mantine/hooks";

import type { Money } from "@/lib/money";

export interface TillBranch {
  id: string;
  name: string;
  isDefault: boolean;
  isActive: boolean;
  cashStep: Money;
  terminals: readonly { id: string; name: string; isActive: boolean }[];
}

interface Till {
  branch: TillBranch | undefined;
  terminalId: string | null;
  choose: (branchId: string) => void;
}

/** Where this device sells: the branch chosen on it, else the shop's default one. */
export function useTill(branches: readonly TillBranch[]): Till {
  const [branchId, setBranchId] = useLocalStorage<string | null>({
    key: "zargar.till-branch",
    defaultValue: null,
  });
  const open = branches.filter(({ isActive }) => isActive);
  const branch =
    open.find(({ id }) => id === branchId) ?? open.find(({ isDefault }) => isDefault) ?? open[0];
  const terminal = branch?.terminals.find(({ isActive }) => isActive);
  return { branch, terminalId: terminal?.id ?? null, choose: setBranchId };
}
