import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type {
  FixSupplierGramsMutation,
  FixSupplierGramsMutationVariables,
  PaySupplierMoneyMutation,
  PaySupplierMoneyMutationVariables,
} from "@/gql/graphql";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { PurchasingBranchesQuery } from "../parts/use-branches";
import { PaySupplierDialog } from "./pay-supplier-dialog";
import { FixSupplierGrams, PaySupplierMoney } from "./pay-supplier.graphql";

const till = { __typename: "Terminal", id: "till", name: "Till", isActive: true } as const;

beforeEach(() => {
  answer(PurchasingBranchesQuery, {
    __typename: "Query",
    branches: {
      __typename: "BranchConnection",
      edges: [
        {
          __typename: "BranchEdge",
          node: {
            __typename: "Branch",
            id: "main",
            name: "Main",
            isDefault: true,
            isActive: true,
            terminals: [till],
          },
        },
      ],
    },
  });
});

test("pays cash out of the drawer of the till", async () => {
  const sent: PaySupplierMoneyMutationVariables["input"][] = [];
  const onClose = vi.fn();
  const paid: PaySupplierMoneyMutation = {
    __typename: "Mutation",
    paySupplierMoney: { __typename: "PaySupplierMoneySuccess" },
  };
  answer(PaySupplierMoney, ({ input }) => {
    sent.push(input);
    return paid;
  });
  const { user, fill } = renderScreen(<PaySupplierDialog supplierId="kian" onClose={onClose} />);

  await fill(/^Amount/, "۱۵۰۰");
  await user.click(screen.getByRole("button", { name: "Pay" }));

  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent[0]).toMatchObject({
    supplierId: "kian",
    branchId: "main",
    terminalId: "till",
    method: "CASH",
    amount: "1500",
  });
});

test("says how many grams can be fixed at most", async () => {
  const sent: FixSupplierGramsMutationVariables["input"][] = [];
  const onClose = vi.fn();
  const refused: FixSupplierGramsMutation = {
    __typename: "Mutation",
    fixSupplierGrams: { __typename: "MoreThanOwed", owed: weight("20") },
  };
  answer(FixSupplierGrams, ({ input }) => {
    sent.push(input);
    return refused;
  });
  const { user, fill } = renderScreen(<PaySupplierDialog supplierId="kian" onClose={onClose} />);

  await user.click(await screen.findByText("Fix grams"));
  await fill(/^Fine weight/, "21");
  await fill(/^Rate for a fine gram/, "70");
  await user.click(screen.getByRole("button", { name: "Pay" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("Only 20 g are owed.");
  expect(sent[0]).toMatchObject({ metal: "XAU", grams: "21", rate: "70" });
  expect(onClose).not.toHaveBeenCalled();
});
