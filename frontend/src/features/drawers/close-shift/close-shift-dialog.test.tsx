import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { CloseShiftMutation, CloseShiftMutationVariables } from "@/gql/graphql";
import { money } from "@/lib/money";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { CountedThingsQuery } from "../count-drawer/count-fields";
import { CloseShiftDialog } from "./close-shift-dialog";
import { CloseShift } from "./close-shift.graphql";

type Answer = CloseShiftMutation["closeShift"];

const onClosed = vi.fn();

beforeEach(() => onClosed.mockReset());

const closed: Answer = {
  __typename: "CloseShiftSuccess",
  shift: { __typename: "Shift", id: "shift-1" },
};

function closeWith(reply: Answer, isMine = true) {
  const sent: CloseShiftMutationVariables["input"][] = [];
  answer(CountedThingsQuery, {
    __typename: "Query",
    counterSettings: {
      __typename: "CounterSettings",
      denominations: [money("100"), money("0.50")],
      countedMethods: ["CASH", "CARD"],
    },
  });
  answer(CloseShift, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", closeShift: reply };
  });
  const view = renderScreen(
    <CloseShiftDialog
      shift={{ id: "shift-1", holderName: "Sara", isMine }}
      onClosed={onClosed}
      onClose={vi.fn()}
    />,
  );
  const confirm = () => view.user.click(screen.getByRole("button", { name: "Close the shift" }));
  return { ...view, sent, confirm };
}

test("sends the notes that were counted with what they come to, and leads to the report", async () => {
  const { sent, fill, confirm } = closeWith(closed);

  await fill("US$100.00", "۱۲");
  await fill("US$0.50", "3");
  await fill("Card", "70");
  await confirm();

  await vi.waitFor(() => expect(onClosed).toHaveBeenCalledWith("shift-1"));
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      shiftId: "shift-1",
      note: "",
      counts: [
        {
          method: "CASH",
          amount: "1201.5",
          pieces: [
            { value: "100", count: 12 },
            { value: "0.50", count: 3 },
          ],
        },
        { method: "CARD", amount: "70", pieces: [] },
      ],
    },
  ]);
});

test("sends nothing before the cash is counted", async () => {
  const { sent, fill, confirm } = closeWith(closed);

  await fill("Card", "70");
  await confirm();

  expect(await screen.findByRole("alert")).toHaveTextContent("Count the cash");
  expect(sent).toEqual([]);
});

test("shows nothing of what should be there", async () => {
  closeWith(closed);

  await screen.findByLabelText("US$100.00");

  expect(screen.queryByText(/expected/i)).toBeNull();
});

test("a manager is asked why", async () => {
  closeWith(closed, false);

  expect(await screen.findByLabelText(/^Why you close it for Sara/)).toBeRequired();
});

test.each<[Answer, string]>([
  [{ __typename: "ShiftNotOpen" }, "This shift is already closed."],
  [{ __typename: "NotYourShift", holderName: "Neda" }, "Neda holds this drawer. Ask a manager."],
  [{ __typename: "NotFound" }, "This drawer is not there."],
  [{ __typename: "PeriodClosed" }, "The books are closed for this day."],
  [{ __typename: "IdempotencyKeyReused" }, "already sent with other numbers"],
])("says why a shift is not closed: %j", async (reply, text) => {
  const { fill, confirm } = closeWith(reply);

  await fill("Cash", "1200");
  await confirm();

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(onClosed).not.toHaveBeenCalled();
});

test("another try is another request", async () => {
  const { sent, fill, confirm } = closeWith({ __typename: "ShiftNotOpen" });

  await fill("Cash", "1200");
  await confirm();
  await screen.findByRole("alert");
  await confirm();

  await expect.poll(() => sent.length).toBe(2);
  expect(sent[1]?.idempotencyKey).not.toBe(sent[0]?.idempotencyKey);
});
