import { screen } from "@testing-library/react";
import { axe } from "jest-axe";
import { expect, test, vi } from "vitest";

import type { InstalmentPlansQuery, InstalmentPlansQueryVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { parsePlansSearch } from "../model/plans-search";
import { PlanList, PlansQuery } from "./plans-page";

const late = {
  __typename: "InstalmentPlan",
  id: "plan-1",
  number: "M-I-1",
  kind: "CREDIT",
  status: "OPEN",
  overdue: "20.0000",
  fineness: null,
  open: "60.0000",
  nextDueOn: "2026-12-20",
  customer: { __typename: "Customer", id: "sara", name: "Sara" },
  branch: { __typename: "Branch", id: "main", name: "Main" },
};

function plansAre(nodes: (typeof late)[]) {
  const asked: InstalmentPlansQueryVariables[] = [];
  answer(PlansQuery, (variables) => {
    asked.push(variables);
    return {
      __typename: "Query",
      instalmentPlans: {
        __typename: "InstalmentPlanConnection",
        totalCount: nodes.length,
        pageInfo: { __typename: "PageInfo", hasNextPage: false, endCursor: null },
        edges: nodes.map((node) => ({ __typename: "InstalmentPlanEdge", node })),
      },
    } as unknown as InstalmentPlansQuery;
  });
  return asked;
}

test("lists plans with what is open, and marks what is late", async () => {
  const asked = plansAre([late]);
  const { container } = renderScreen(<PlanList search={{ overdue: true }} onChange={vi.fn()} />);

  expect(await screen.findByText("M-I-1")).toBeVisible();
  expect(screen.getByText("Overdue")).toBeVisible();
  expect(asked[0]?.filters).toEqual({ overdue: true });
  expect((await axe(container)).violations).toEqual([]);
});

test("narrows to what is overdue", async () => {
  plansAre([]);
  const onChange = vi.fn();
  const { user } = renderScreen(<PlanList search={{}} onChange={onChange} />);

  await user.click(await screen.findByLabelText("Only what is overdue"));

  expect(onChange).toHaveBeenCalledWith({ overdue: true });
  expect(await screen.findByText("No plan matches")).toBeVisible();
});

test("reads the address bar and forgets what it does not know", () => {
  expect(parsePlansSearch({ kind: "GRAMS", status: "LATE", overdue: "yes" })).toEqual({
    kind: "GRAMS",
    status: undefined,
    overdue: undefined,
    customer: undefined,
  });
});
