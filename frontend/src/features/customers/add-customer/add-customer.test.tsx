import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { AddCustomerMutation, AddCustomerMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { AddCustomerDialog } from "./add-customer-dialog";
import { AddCustomer } from "./add-customer.graphql";

type Answer = AddCustomerMutation["addCustomer"];

const onAdded = vi.fn();
const onClose = vi.fn();

beforeEach(() => {
  onAdded.mockReset();
  onClose.mockReset();
});

async function addWith(reply: Answer) {
  const sent: AddCustomerMutationVariables["input"][] = [];
  answer(AddCustomer, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", addCustomer: reply };
  });
  const { user, fill } = renderScreen(<AddCustomerDialog onAdded={onAdded} onClose={onClose} />);
  await fill(/^Name/, "سارا");
  await fill(/^Phone/, "۰۹۱۲");
  await user.click(screen.getByRole("button", { name: "Add the customer" }));
  return { sent };
}

test("takes a customer down and hands them on", async () => {
  const { sent } = await addWith({
    __typename: "AddCustomerSuccess",
    customer: { __typename: "Customer", id: "sara", name: "سارا" },
  });

  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(onAdded).toHaveBeenCalledWith(expect.objectContaining({ id: "sara", name: "سارا" }));
  expect(sent[0]).toMatchObject({ name: "سارا", phone: "0912", email: "", note: "" });
});

test("shows what the server refuses at its field", async () => {
  await addWith({
    __typename: "InvalidInput",
    fields: [
      { __typename: "FieldProblem", path: ["phone"], message: "This is not a phone number." },
    ],
  });

  expect(await screen.findByText("This is not a phone number.")).toBeVisible();
  expect(screen.getByLabelText(/^Phone/)).toBeInvalid();
  expect(onAdded).not.toHaveBeenCalled();
});

test("says when the form was sent before", async () => {
  await addWith({ __typename: "IdempotencyKeyReused" });

  expect(await screen.findByRole("alert")).toHaveTextContent(
    "This form was already sent with other details.",
  );
});
