import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type {
  StartInstalmentsMutation,
  StartInstalmentsMutationVariables,
  StartLayawayMutation,
  StartLayawayMutationVariables,
} from "@/gql/graphql";
import { money } from "@/lib/money";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { StartPlanDialog } from "./start-plan-dialog";
import { StartInstalments, StartLayaway } from "./start-plan.graphql";

const onStarted = vi.fn();

beforeEach(() => onStarted.mockReset());

const renderDialog = () =>
  renderScreen(
    <StartPlanDialog
      quote={{
        id: "quote-1",
        total: money("644.43"),
        lines: [{ components: [{ code: "METAL", amount: money("500") }] }],
      }}
      terminalId="till-1"
      onStarted={onStarted}
      onClose={vi.fn()}
    />,
  );

function startsWith(reply: StartInstalmentsMutation["startInstalments"]) {
  const sent: StartInstalmentsMutationVariables["input"][] = [];
  answer(StartInstalments, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", startInstalments: reply };
  });
  return sent;
}

const started = {
  __typename: "StartInstalmentsSuccess",
  plan: { __typename: "InstalmentPlan", id: "plan-1", number: "M-I-1" },
} as const;

test("starts instalments in money with a down payment", async () => {
  const sent = startsWith(started);
  const { user, fill } = renderDialog();

  await fill("Amount", "44.43");
  await fill("Number of instalments", "2");
  await fill("First due on", "2027-01-31");
  await user.click(screen.getByRole("button", { name: "Start the plan" }));

  await vi.waitFor(() => expect(onStarted).toHaveBeenCalledOnce());
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      quoteId: "quote-1",
      terminalId: "till-1",
      inGrams: false,
      payments: [{ method: "CASH", amount: "44.43", reference: "" }],
      days: ["2027-01-31", "2027-02-28"],
    },
  ]);
});

test("asks at once for all that is not metal where the metal is owed in grams", async () => {
  const sent = startsWith(started);
  const { user } = renderDialog();

  await user.click(await screen.findByRole("radio", { name: "Instalments in grams" }));
  await user.click(screen.getByRole("button", { name: "Start the plan" }));

  await vi.waitFor(() => expect(onStarted).toHaveBeenCalledOnce());
  expect(sent[0]).toMatchObject({
    inGrams: true,
    payments: [{ method: "CASH", amount: "144.43", reference: "" }],
  });
});

test("keeps goods without a deposit", async () => {
  const sent: StartLayawayMutationVariables["input"][] = [];
  const reply: StartLayawayMutation = {
    __typename: "Mutation",
    startLayaway: { __typename: "StartLayawaySuccess", plan: started.plan },
  };
  answer(StartLayaway, ({ input }) => {
    sent.push(input);
    return reply;
  });
  const { user } = renderDialog();

  await user.click(await screen.findByRole("radio", { name: "Layaway" }));
  await user.click(screen.getByRole("button", { name: "Start the plan" }));

  await vi.waitFor(() => expect(onStarted).toHaveBeenCalledOnce());
  expect(sent[0]?.payments).toEqual([]);
  expect(sent[0]?.days).toHaveLength(3);
});

test.each<[StartInstalmentsMutation["startInstalments"], string]>([
  [{ __typename: "NotForGrams" }, "Only a cart of one metal can be paid in grams."],
  [{ __typename: "OutOfStock", skus: ["RING"] }, "No longer in stock: RING."],
  [{ __typename: "CreditLimitExceeded" }, "The customer may not owe that much."],
  [{ __typename: "ShiftRequired" }, "Open the drawer of this till first."],
])("says why no plan was started: %j", async (reply, text) => {
  startsWith(reply);
  const { user } = renderDialog();

  await user.click(await screen.findByRole("button", { name: "Start the plan" }));

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(onStarted).not.toHaveBeenCalled();
});

test("cannot start with terms that cannot be right", async () => {
  const { fill } = renderDialog();

  await fill("Number of instalments", "121");

  expect(screen.getByRole("button", { name: "Start the plan" })).toBeDisabled();
});
