import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import type { ScanCodeMutation, ScanCodeMutationVariables } from "@/gql/graphql";
import { weight } from "@/lib/weight";
import { answer, refuse } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { ScanCode } from "./scan-code.graphql";
import { ScanPanel } from "./scan-panel";

function told(outcome: "COUNTED" | "COUNTED_BEFORE"): ScanCodeMutation["scanCode"] {
  return {
    __typename: "ScanCodeSuccess",
    outcome,
    line: {
      __typename: "StockCountLine",
      id: "line-1",
      code: "",
      counted: weight("1"),
      countedByName: "Omid",
      kind: null,
      item: { __typename: "Item", id: "item-1", sku: "R-1", name: "Ring", tracking: "PIECE" },
    },
  };
}

async function scanWith(reply: ScanCodeMutation["scanCode"]) {
  const sent: ScanCodeMutationVariables["input"][] = [];
  answer(ScanCode, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", scanCode: reply };
  });
  const view = renderScreen(<ScanPanel countId="count-1" />);
  await view.user.type(await view.findByLabelText(/^Scan or type/), "R-1{Enter}");
  return { ...view, sent };
}

test("sends each scan and is ready for the next", async () => {
  const { sent } = await scanWith(told("COUNTED"));

  expect(await screen.findByRole("button", { name: "Undo this scan" })).toBeVisible();
  expect(sent).toMatchObject([{ countId: "count-1", entry: { code: "R-1", quantity: "1" } }]);
  expect(screen.getByLabelText(/^Scan or type/)).toHaveValue("");
});

test("says who counted a piece before", async () => {
  await scanWith(told("COUNTED_BEFORE"));

  expect(await screen.findByText("Counted before, by Omid")).toBeVisible();
});

test("sends a scan that was lost once more, under the same key", async () => {
  refuse(ScanCode, "INTERNAL", { once: true });
  const { user, findByLabelText } = renderScreen(<ScanPanel countId="count-1" />);
  await user.type(await findByLabelText(/^Scan or type/), "R-1{Enter}");
  const again = await screen.findByRole("button", { name: "Send again" });
  answer(ScanCode, { __typename: "Mutation", scanCode: told("COUNTED") });
  await user.click(again);

  expect(await screen.findByRole("button", { name: "Undo this scan" })).toBeVisible();
});
