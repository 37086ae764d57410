import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { makeFragmentData } from "@/gql";
import type {
  AddSupplierMutation,
  AddSupplierMutationVariables,
  UpdateSupplierMutation,
  UpdateSupplierMutationVariables,
} from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { SupplierDialog } from "./supplier-dialog";
import { AddSupplier, SupplierFormFragment, UpdateSupplier } from "./supplier-form.graphql";

type Answer = AddSupplierMutation["addSupplier"];

async function addWith(reply: Answer) {
  const sent: AddSupplierMutationVariables["input"][] = [];
  const onClose = vi.fn();
  answer(AddSupplier, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", addSupplier: reply };
  });
  const { user, fill } = renderScreen(<SupplierDialog supplier={null} onClose={onClose} />);
  await fill(/^Name/, "کیان");
  await fill(/^Phone/, "۰۲۱");
  await user.click(screen.getByRole("button", { name: "Save" }));
  return { sent, onClose };
}

test("writes a supplier down", async () => {
  const { sent, onClose } = await addWith({
    __typename: "AddSupplierSuccess",
    supplier: { __typename: "Supplier", id: "kian", name: "کیان" },
  });

  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent[0]?.supplier).toMatchObject({ name: "کیان", phone: "021", country: "US" });
});

test("shows what the server refuses at its field", async () => {
  const { onClose } = await addWith({
    __typename: "InvalidInput",
    fields: [
      { __typename: "FieldProblem", path: ["phone"], message: "This is not a telephone number." },
    ],
  });

  expect(await screen.findByText("This is not a telephone number.")).toBeVisible();
  expect(screen.getByLabelText(/^Phone/)).toBeInvalid();
  expect(onClose).not.toHaveBeenCalled();
});

test("puts a known supplier out of use", async () => {
  const sent: UpdateSupplierMutationVariables["input"][] = [];
  const saved: UpdateSupplierMutation = {
    __typename: "Mutation",
    updateSupplier: {
      __typename: "UpdateSupplierSuccess",
      supplier: { __typename: "Supplier", id: "kian", name: "Kian" },
    },
  };
  answer(UpdateSupplier, ({ input }) => {
    sent.push(input);
    return saved;
  });
  const kian = makeFragmentData(
    {
      __typename: "Supplier",
      id: "kian",
      name: "Kian",
      contact: "",
      phone: "",
      country: "IR",
      taxNumber: "",
      note: "",
      isActive: true,
    },
    SupplierFormFragment,
  );
  const { user } = renderScreen(<SupplierDialog supplier={kian} onClose={vi.fn()} />);

  await user.click(await screen.findByLabelText("The shop buys from this supplier"));
  await user.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() =>
    expect(sent[0]).toMatchObject({ id: "kian", supplier: { isActive: false, country: "IR" } }),
  );
});
