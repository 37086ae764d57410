import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import type { SetRateMutation, SetRateMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { SetRateForm } from "./set-rate-form";
import { SetRate } from "./set-rate.graphql";

type Answer = SetRateMutation["setRate"];

async function setWith(reply: Answer) {
  const sent: SetRateMutationVariables["input"][] = [];
  answer(SetRate, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", setRate: reply };
  });
  const view = renderScreen(<SetRateForm />);
  await view.fill(/^Price of one unit/, "۵۰٬۰۰۰٬۰۰۰");
  await view.user.click(screen.getByRole("button", { name: "Set the rate" }));
  return { ...view, sent };
}

test("sets a rate typed in Persian digits, and empties the field", async () => {
  const { sent } = await setWith({ __typename: "SetRateSuccess", status: "APPLIED" });

  expect(await screen.findByText("The new rate is in force.")).toBeVisible();
  expect(screen.getByLabelText(/^Price of one unit/)).toHaveValue("");
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      metal: "XAU",
      amount: "50000000",
      fineness: "750",
      unit: "GRAM",
    },
  ]);
});

test("says when a rate is held because it is far from the last", async () => {
  await setWith({ __typename: "SetRateSuccess", status: "HELD" });

  expect(await screen.findByText(/It is held until somebody confirms it\./)).toBeVisible();
});

test("a second rate is another rate: it gets a key of its own", async () => {
  const { sent, fill, user } = await setWith({ __typename: "SetRateSuccess", status: "APPLIED" });
  await screen.findByText("The new rate is in force.");

  await fill(/^Price of one unit/, "51000000");
  await user.click(screen.getByRole("button", { name: "Set the rate" }));

  await expect.poll(() => sent.length).toBe(2);
  expect(sent[1]?.idempotencyKey).not.toBe(sent[0]?.idempotencyKey);
});

test("shows what the server refuses at its field", async () => {
  await setWith({
    __typename: "InvalidInput",
    fields: [{ __typename: "FieldProblem", path: ["amount"], message: "More than zero." }],
  });

  expect(await screen.findByText("More than zero.")).toBeVisible();
  expect(screen.getByLabelText(/^Price of one unit/)).toBeInvalid();
});

test("asks for a number before anything is sent", async () => {
  const { sent, fill, user } = await setWith({ __typename: "IdempotencyKeyReused" });
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "This form was already sent with another rate.",
  );

  await fill(/^Price of one unit/, "-");
  await user.click(screen.getByRole("button", { name: "Set the rate" }));

  expect(screen.getByText("Write a number.")).toBeVisible();
  expect(sent).toHaveLength(1);
});
