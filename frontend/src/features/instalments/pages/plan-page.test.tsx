import { screen, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { expect, test, vi } from "vitest";

import type {
  CancelLayawayMutation,
  CancelLayawayMutationVariables,
  CollectLayawayMutation,
  CollectLayawayMutationVariables,
  InstalmentPlanQuery,
  PayPlanMutation,
  PayPlanMutationVariables,
} from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen, testViewer } from "@/testing/render";

import { CancelLayaway } from "../cancel-layaway/cancel-layaway.graphql";
import { CollectLayaway } from "../collect-layaway/collect-layaway.graphql";
import { PayPlan } from "../pay-plan/pay-plan.graphql";
import { PlanDetail, PlanQuery } from "./plan-page";

const viewer = {
  ...testViewer,
  permissions: [
    ...testViewer.permissions,
    "instalments.view",
    "instalments.pay",
    "instalments.cancel",
  ],
};

const inGrams = {
  __typename: "InstalmentPlan",
  id: "plan-1",
  number: "M-I-1",
  kind: "GRAMS",
  status: "OPEN",
  metal: "XAU",
  fineness: "750.0",
  startedAt: "2026-11-20T09:30:00+00:00",
  endedAt: null,
  total: "10.00000000",
  settled: "3.84600000",
  open: "6.15400000",
  overdue: "1.33300000",
  nextDueOn: "2026-12-20",
  gramPrice: "5.200000",
  payOff: "32.01",
  customer: { __typename: "Customer", id: "sara", name: "Sara" },
  branch: {
    __typename: "Branch",
    id: "main",
    name: "Main",
    terminals: [{ __typename: "Terminal", id: "till-1", isActive: true }],
  },
  sale: { __typename: "Sale", id: "sale-1", number: "M-1" },
  instalments: [
    { __typename: "Instalment", dueOn: "2026-12-20", amount: "5.00000000", open: "1.15400000" },
    { __typename: "Instalment", dueOn: "2027-01-20", amount: "5.00000000", open: "5.00000000" },
  ],
  entries: [
    {
      __typename: "PlanEntry",
      kind: "PAYMENT",
      amount: "3.84600000",
      money: "20.0000",
      ratePerGram: "5.200000",
      enteredAt: "2026-11-21T09:30:00+00:00",
      payments: [{ __typename: "PlanPayment", method: "CARD", reference: "8812" }],
    },
  ],
};

const kept = {
  ...inGrams,
  kind: "LAYAWAY",
  metal: null,
  fineness: null,
  total: "100.0000",
  settled: "30.0000",
  open: "70.0000",
  overdue: "0",
  gramPrice: null,
  payOff: "70.0000",
  sale: null,
  instalments: [],
  entries: [],
};

function planIs(plan: typeof inGrams | typeof kept) {
  answer(PlanQuery, {
    __typename: "Query",
    instalmentPlan: plan,
  } as unknown as InstalmentPlanQuery);
  return renderScreen(<PlanDetail planId="plan-1" />, { viewer });
}

function paysWith(reply: PayPlanMutation["payPlan"]) {
  const sent: PayPlanMutationVariables["input"][] = [];
  answer(PayPlan, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", payPlan: reply };
  });
  return sent;
}

test("shows what is open of each instalment, what was paid, and that something is late", async () => {
  const { container } = planIs(inGrams);

  const schedule = await screen.findByRole("table", { name: "Schedule" });
  expect(within(schedule).getByText("1.154 g")).toBeVisible();
  expect(screen.getAllByText("Overdue")).toHaveLength(2);
  expect(screen.getByText("Card · 8812")).toBeVisible();
  expect(screen.getByText("Gold 750")).toBeVisible();
  expect((await axe(container)).violations).toEqual([]);
});

test("shows the grams that a payment buys while it is typed, and takes it in two ways", async () => {
  const sent = paysWith({
    __typename: "PayPlanSuccess",
    plan: { __typename: "InstalmentPlan", id: "plan-1", status: "OPEN" },
  });
  const { user, fill } = planIs(inGrams);
  await user.click(await screen.findByRole("button", { name: "Take a payment" }));
  const dialog = await screen.findByRole("dialog");

  await fill("Amount", "20");
  expect(within(dialog).getByText("3.846 g")).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "Add another payment" }));
  const amounts = within(dialog).getAllByLabelText("Amount");
  await user.type(amounts[1] as HTMLElement, "5");
  expect(within(dialog).getByText("4.807 g")).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "Take the payment" }));

  await vi.waitFor(() =>
    expect(sent).toEqual([
      {
        idempotencyKey: sent[0]?.idempotencyKey,
        planId: "plan-1",
        terminalId: "till-1",
        payments: [
          { method: "CASH", amount: "20", reference: "" },
          { method: "CARD", amount: "5", reference: "" },
        ],
      },
    ]),
  );
});

test("pays off all with one button, and takes no more than that", async () => {
  const { user, fill } = planIs(inGrams);
  await user.click(await screen.findByRole("button", { name: "Take a payment" }));
  const dialog = await screen.findByRole("dialog");

  await user.click(within(dialog).getByRole("button", { name: "Pay all" }));
  expect(within(dialog).getByText("6.154 g")).toBeVisible();
  await fill("Amount", "32.02");

  expect(within(dialog).getByRole("alert")).toHaveTextContent("more than what is still open");
  expect(within(dialog).getByRole("button", { name: "Take the payment" })).toBeDisabled();
});

test.each<[PayPlanMutation["payPlan"], string]>([
  [{ __typename: "PlanNotOpen" }, "This plan is no longer open."],
  [{ __typename: "RateStale" }, "There is no rate to sell grams at."],
  [{ __typename: "NotEnoughCredit" }, "The balance does not cover this payment."],
  [{ __typename: "GiftCardUnknown" }, "There is no gift card with this code."],
])("says why a payment was not taken: %j", async (reply, text) => {
  paysWith(reply);
  const { user, fill } = planIs(inGrams);
  await user.click(await screen.findByRole("button", { name: "Take a payment" }));

  await fill("Amount", "20");
  await user.click(screen.getByRole("button", { name: "Take the payment" }));

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
});

test("hands kept goods over for what is still open", async () => {
  const sent: CollectLayawayMutationVariables["input"][] = [];
  const reply: CollectLayawayMutation = {
    __typename: "Mutation",
    collectLayaway: {
      __typename: "CollectLayawaySuccess",
      plan: { __typename: "InstalmentPlan", id: "plan-1", sale: null },
    },
  };
  answer(CollectLayaway, ({ input }) => {
    sent.push(input);
    return reply;
  });
  const { user } = planIs(kept);

  await user.click(await screen.findByRole("button", { name: "Hand over" }));
  await user.click(await screen.findByRole("button", { name: "Complete the sale" }));

  await vi.waitFor(() =>
    expect(sent[0]?.payments).toEqual([{ method: "CASH", amount: "70.0000", reference: "" }]),
  );
});

test("gives the deposits back less a fee, with the reason", async () => {
  const sent: CancelLayawayMutationVariables["input"][] = [];
  const reply: CancelLayawayMutation = {
    __typename: "Mutation",
    cancelLayaway: {
      __typename: "CancelLayawaySuccess",
      plan: { __typename: "InstalmentPlan", id: "plan-1", status: "CANCELLED" },
    },
  };
  answer(CancelLayaway, ({ input }) => {
    sent.push(input);
    return reply;
  });
  const { user, fill } = planIs(kept);

  await user.click(await screen.findByRole("button", { name: "Give up" }));
  await fill("Kept as a fee", "5");
  await fill(/^Reason/, "Changed her mind");
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText("$25.00", { exact: false })).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "Free the goods" }));

  await vi.waitFor(() =>
    expect(sent).toEqual([
      {
        idempotencyKey: sent[0]?.idempotencyKey,
        planId: "plan-1",
        terminalId: "till-1",
        fee: "5",
        payout: "CASH",
        reason: "Changed her mind",
      },
    ]),
  );
});
