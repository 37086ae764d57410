import { screen } from "@testing-library/react";
import { axe } from "jest-axe";
import { expect, test, vi } from "vitest";

import { makeFragmentData } from "@/gql";
import type { TransfersQuery as Transfers, TransfersQueryVariables } from "@/gql/graphql";
import { weight } from "@/lib/weight";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { GoodsInTransitFragment } from "../goods-in-transit/goods-in-transit";
import { TransferTableFragment } from "../transfer-list/transfer-table";
import { TransferList, TransfersQuery } from "./transfers-page";

const bazaar = { __typename: "Branch" as const, id: "branch-1", name: "Bazaar" };
const mall = { __typename: "Branch" as const, id: "branch-2", name: "Mall" };

function showList() {
  const asked: TransfersQueryVariables[] = [];
  answer(TransfersQuery, (variables): Transfers => {
    asked.push(variables);
    return {
      __typename: "Query",
      goodsInTransit: [
        {
          __typename: "GoodsInTransit",
          ...makeFragmentData(
            {
              __typename: "GoodsInTransit",
              metal: "XAU",
              pieces: weight("3"),
              grossWeight: weight("23.25"),
              fineWeight: weight("17.4375"),
              branch: bazaar,
            },
            GoodsInTransitFragment,
          ),
        },
      ],
      transfers: {
        __typename: "TransferConnection",
        totalCount: 1,
        pageInfo: { __typename: "PageInfo", hasNextPage: false, endCursor: null },
        edges: [
          {
            __typename: "TransferEdge",
            node: {
              __typename: "Transfer",
              id: "transfer-1",
              ...makeFragmentData(
                {
                  __typename: "Transfer",
                  id: "transfer-1",
                  number: "MAIN-T1405-000001",
                  status: "SENT",
                  requestedAt: "2026-11-20T09:30:00+00:00",
                  requestedByName: "Neda Karimi",
                  fromBranch: bazaar,
                  toBranch: mall,
                },
                TransferTableFragment,
              ),
            },
          },
        ],
      },
    };
  });
  const onChange = vi.fn();
  const view = renderScreen(<TransferList search={{ status: "SENT" }} onChange={onChange} />);
  return { ...view, asked, onChange };
}

test("shows what is on the way, and whose it is", async () => {
  const { asked, container } = showList();

  expect(await screen.findByText("MAIN-T1405-000001")).toBeVisible();
  expect(screen.getByText("23.250 g")).toBeVisible();
  expect(screen.getByText("17.4375 g")).toBeVisible();
  expect(screen.getByText("On the way from Bazaar: Gold")).toBeVisible();
  expect(asked[0]?.filters).toEqual({ status: "SENT" });
  expect(await axe(container)).toHaveNoViolations();
});

test("a tab narrows the list to a state, and the first one shows all", async () => {
  const { user, onChange } = showList();

  await user.click(await screen.findByRole("tab", { name: "Approved" }));
  await user.click(screen.getByRole("tab", { name: "All transfers" }));

  expect(onChange.mock.calls).toEqual([[{ status: "APPROVED" }], [{ status: undefined }]]);
});
