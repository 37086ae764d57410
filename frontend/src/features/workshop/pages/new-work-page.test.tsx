import { screen, waitFor } from "@testing-library/react";
import { axe } from "jest-axe";
import { expect, test } from "vitest";

import type {
  OpenWorkOrderMutation,
  OpenWorkOrderMutationVariables,
  WorkAtOnceMutation,
  WorkAtOnceMutationVariables,
} from "@/gql/graphql";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";
import { PickItems } from "@/ui/item-select";

import { OpenWorkOrder, WorkAtOnce } from "../open-work/open-work.graphql";
import { NewWorkPage, NewWorkQuery } from "./new-work-page";

async function chosen() {
  answer(NewWorkQuery, {
    __typename: "Query",
    branches: {
      __typename: "BranchConnection",
      edges: [
        {
          __typename: "BranchEdge",
          node: {
            __typename: "Branch",
            id: "branch-1",
            name: "Bazaar",
            isDefault: true,
            isActive: true,
          },
        },
      ],
    },
  });
  answer(PickItems, {
    __typename: "Query",
    items: {
      __typename: "ItemConnection",
      edges: [
        {
          __typename: "ItemEdge",
          node: {
            __typename: "Item",
            id: "gold",
            sku: "G",
            displayName: "Gold",
            tracking: "WEIGHT",
            inStock: weight("60"),
          },
        },
      ],
    },
  });
  const view = renderScreen(<NewWorkPage />);
  await view.user.click(await screen.findByRole("combobox", { name: /^Item/ }));
  await view.user.click(await screen.findByRole("option", { name: "Gold · G" }));
  await view.fill(/^Grams/, "۵۰");
  return view;
}

test("gives goods to a goldsmith", async () => {
  const sent: OpenWorkOrderMutationVariables["input"][] = [];
  const done: OpenWorkOrderMutation["openWorkOrder"] = {
    __typename: "OpenWorkOrderSuccess",
    order: { __typename: "WorkOrder", id: "job-1", number: "W-1" },
  };
  answer(OpenWorkOrder, ({ input }): OpenWorkOrderMutation => {
    sent.push(input);
    return { __typename: "Mutation", openWorkOrder: done };
  });
  const view = await chosen();
  await view.fill(/^Goldsmith/, "Karim");
  expect(await axe(view.container)).toHaveNoViolations();
  await view.user.click(screen.getByRole("button", { name: "Give out the goods" }));

  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    branchId: "branch-1",
    job: {
      kind: "MELT",
      worker: "Karim",
      allowedLossPercent: "1",
      used: [{ itemId: "gold", quantity: "50" }],
    },
  });
});

test("tells what is missing before it counts as lost", async () => {
  const sent: WorkAtOnceMutationVariables["input"][] = [];
  const refused: WorkAtOnceMutation["workAtOnce"] = {
    __typename: "LossAboveAllowance",
    metal: "XAU",
    loss: weight("0.75"),
    allowed: weight("0.375"),
  };
  answer(WorkAtOnce, ({ input }): WorkAtOnceMutation => {
    sent.push(input);
    return { __typename: "Mutation", workAtOnce: refused };
  });
  const view = await chosen();
  await view.user.click(screen.getByLabelText("It is done already: write down what came out"));
  await view.fill(/^SKU/, "N-1");
  await view.fill(/^Name/, "Necklace");
  await view.fill(/^Gross weight/, "49");
  await view.user.click(screen.getByRole("button", { name: "Put it on the shelf" }));

  expect(await screen.findByRole("alert")).toHaveTextContent(
    "0.75 g of fine metal are missing, and 0.375 g may be lost.",
  );
  expect(sent[0]?.made).toEqual([
    {
      quantity: "1",
      item: {
        sku: "N-1",
        name: "Necklace",
        metal: "XAU",
        fineness: "750",
        grossWeight: "49",
        stoneWeight: "0",
      },
    },
  ]);
});
