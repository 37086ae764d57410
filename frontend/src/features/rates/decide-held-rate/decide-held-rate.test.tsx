import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { makeFragmentData } from "@/gql";
import type { DecideHeldRateMutation, DecideHeldRateMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { DecideHeldRate } from "./decide-held-rate.graphql";
import { HeldRateFragment, HeldRates } from "./held-rates";

type Answer = DecideHeldRateMutation["decideHeldRate"];

const held = makeFragmentData(
  {
    __typename: "MetalRate",
    id: "rate-1",
    metal: "XAU",
    perFineGram: "70000000.000000",
    changePercent: "12.5",
    source: "GoldAPI",
    quotedAt: "2026-11-20T08:00:00Z",
  },
  HeldRateFragment,
);

async function decideWith(reply: Answer, button: string) {
  const sent: DecideHeldRateMutationVariables["input"][] = [];
  answer(DecideHeldRate, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", decideHeldRate: reply };
  });
  const { user } = renderScreen(<HeldRates rates={[held]} />);
  await user.click(await screen.findByRole("button", { name: button }));
  return { sent };
}

const decided = (status: "APPLIED" | "REJECTED"): Answer => ({
  __typename: "DecideHeldRateSuccess",
  rate: { __typename: "MetalRate", id: "rate-1", status },
});

test.each<[Answer, string, boolean, string]>([
  [decided("APPLIED"), "Use this rate", true, "The rate is in force."],
  [decided("REJECTED"), "Reject it", false, "The rate was rejected."],
  [
    { __typename: "RateNotHeld" },
    "Use this rate",
    true,
    "Somebody else has already decided about this rate.",
  ],
  [{ __typename: "NotFound" }, "Reject it", false, "This rate is no longer there."],
])("%j is told in words", async (reply, button, apply, text) => {
  const { sent } = await decideWith(reply, button);

  expect(await screen.findByText(text)).toBeVisible();
  expect(sent).toEqual([{ id: "rate-1", apply }]);
});

test("shows how far the rate moved", async () => {
  renderScreen(<HeldRates rates={[held]} />);

  expect(await screen.findByText("+12.5%")).toBeVisible();
});
