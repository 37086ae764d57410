import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";

import type {
  AddCustomerNoteMutation,
  CustomerQuery as Profile,
  MergeCustomersMutation,
  MergeCustomersMutationVariables,
  UpdateCustomerMutation,
  UpdateCustomerMutationVariables,
} from "@/gql/graphql";
import { money } from "@/lib/money";
import { answer } from "@/testing/msw-server";
import { renderScreen, testViewer } from "@/testing/render";

import { AddCustomerNote, CustomerNotesQuery } from "../add-customer-note/customer-notes";
import { CustomerCreditQuery } from "../customer-detail/customer-credit";
import { CustomerDuesQuery } from "../customer-detail/customer-dues";
import { CustomerPurchasesQuery } from "../customer-detail/customer-purchases";
import { UpdateCustomer } from "../edit-customer/edit-customer.graphql";
import { MergeCustomers, PossibleDoubles } from "../merge-customers/merge-customers.graphql";
import { CustomerProfile, CustomerQuery } from "./customer-page";

const NO_MORE = { __typename: "PageInfo", hasNextPage: false, endCursor: null } as const;

const sara = {
  __typename: "Customer",
  id: "sara",
  kind: "PERSON",
  name: "سارا کریمی",
  phone: "+989121234567",
  phoneShown: "0912 123 4567",
  otherPhones: ["+989351112233"],
  email: "sara@x.example",
  province: "Tehran",
  city: "Ray",
  address: "",
  postalCode: "",
  ringSize: "54",
  preferences: "",
  tags: ["VIP"],
  note: "",
  acceptsSms: true,
  acceptsEmail: false,
  creditLimit: null,
  gramLimit: null,
  createdAt: "2026-11-20T09:30:00+00:00",
  referredBy: null,
  mergedInto: null,
  familyDates: [{ __typename: "FamilyDate", kind: "BIRTHDAY", name: "Ali", on: "1990-03-21" }],
  documents: [],
};

beforeEach(() => {
  answer(CustomerQuery, { __typename: "Query", customer: sara } as unknown as Profile);
});

test("shows what is known, and each part in a tab of its own", async () => {
  answer(CustomerPurchasesQuery, {
    __typename: "Query",
    sales: { __typename: "SaleConnection", totalCount: 0, pageInfo: NO_MORE, edges: [] },
  });
  answer(CustomerDuesQuery, {
    __typename: "Query",
    customerDues: [
      { __typename: "CustomerDues", commodity: "USD", owed: "1500", deposited: "0" },
      { __typename: "CustomerDues", commodity: "XAU", owed: "7.5", deposited: "0" },
    ],
  });
  answer(CustomerCreditQuery, {
    __typename: "Query",
    customerCredit: {
      __typename: "CustomerCredit",
      storeCredit: money("700"),
      points: 120,
      pointsWorth: money("12"),
      spentLately: money("900"),
      tier: { __typename: "LoyaltyTier", name: "Gold" },
    },
    giftCards: { __typename: "GiftCardConnection", edges: [] },
    creditEntries: {
      __typename: "CreditEntryConnection",
      totalCount: 0,
      pageInfo: NO_MORE,
      edges: [],
    },
  });
  const { user } = renderScreen(<CustomerProfile customerId="sara" />);

  expect(await screen.findByRole("heading", { name: "سارا کریمی" })).toBeVisible();
  expect(screen.getByText("0912 123 4567")).toBeVisible();
  expect(screen.getByText(/Birthday · Ali · /)).toBeVisible();
  await user.click(screen.getByRole("tab", { name: "Purchases" }));
  expect(await screen.findByText("No purchase yet")).toBeVisible();
  await user.click(screen.getByRole("tab", { name: "Dues" }));
  expect(await screen.findByText("7.500 g")).toBeVisible();
  await user.click(screen.getByRole("tab", { name: "Credit and points" }));
  expect(await screen.findByText("120")).toBeVisible();
  await user.click(screen.getByRole("tab", { name: "Documents" }));
  expect(await screen.findByText("No documents yet")).toBeVisible();
});

test("writes a note down", async () => {
  const sent: string[] = [];
  answer(CustomerNotesQuery, {
    __typename: "Query",
    customerNotes: {
      __typename: "CustomerNoteConnection",
      totalCount: 0,
      pageInfo: NO_MORE,
      edges: [],
    },
  });
  answer(AddCustomerNote, ({ input }): AddCustomerNoteMutation => {
    sent.push(input.text);
    return {
      __typename: "Mutation",
      addCustomerNote: {
        __typename: "AddCustomerNoteSuccess",
        note: { __typename: "CustomerNote", id: "note-1" },
      },
    };
  });
  const { user, fill } = renderScreen(<CustomerProfile customerId="sara" />);
  await user.click(await screen.findByRole("tab", { name: "Notes" }));
  await fill(/^New note/, "Likes rubies");
  await user.click(screen.getByRole("button", { name: "Write it down" }));

  await waitFor(() => expect(sent).toEqual(["Likes rubies"]));
  expect(screen.getByLabelText(/^New note/)).toHaveValue("");
});

test("saves changed details, with the days that are left", async () => {
  const sent: UpdateCustomerMutationVariables["input"][] = [];
  answer(UpdateCustomer, ({ input }): UpdateCustomerMutation => {
    sent.push(input);
    return {
      __typename: "Mutation",
      updateCustomer: {
        __typename: "UpdateCustomerSuccess",
        customer: { __typename: "Customer", id: "sara", name: "Sara" },
      },
    };
  });
  const { user, fill } = renderScreen(<CustomerProfile customerId="sara" />);
  await user.click(await screen.findByRole("button", { name: "Edit" }));
  await fill(/^Ring size/, "56");
  await user.click(screen.getByRole("button", { name: "Remove this day" }));
  await user.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByText("The details were saved.")).toBeVisible();
  expect(sent[0]).toMatchObject({
    id: "sara",
    profile: { ringSize: "56", otherPhones: ["+989351112233"], familyDates: [] },
  });
});

async function mergeWith(reply: MergeCustomersMutation["mergeCustomers"]) {
  const sent: MergeCustomersMutationVariables["input"][] = [];
  answer(PossibleDoubles, {
    __typename: "Query",
    possibleDoubles: [
      { __typename: "Customer", id: "double", name: "Sara Karimi", phoneShown: "", email: "" },
    ],
  });
  answer(MergeCustomers, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", mergeCustomers: reply };
  });
  const { user } = renderScreen(<CustomerProfile customerId="sara" />);
  await user.click(await screen.findByRole("button", { name: "More to do" }));
  await user.click(await screen.findByText("Merge with another customer"));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(await dialog.findByLabelText("Sara Karimi"));
  await user.click(dialog.getByRole("button", { name: "Merge for good" }));
  return { sent };
}

test("merges with one of those who look the same", async () => {
  const { sent } = await mergeWith({
    __typename: "MergeCustomersSuccess",
    customer: { __typename: "Customer", id: "sara", name: "Sara" },
  });

  expect(await screen.findByText("Both are Sara now.")).toBeVisible();
  expect(sent).toEqual([{ keptId: "sara", doubleId: "double" }]);
});

test("says why two are not merged", async () => {
  await mergeWith({ __typename: "AlreadyMerged" });

  expect(await screen.findByRole("alert")).toHaveTextContent(
    "One of the two was merged into somebody else already.",
  );
});

test("offers only what the person may do", async () => {
  renderScreen(<CustomerProfile customerId="sara" />, {
    viewer: { ...testViewer, permissions: ["customers.view"] },
  });

  expect(await screen.findByRole("tab", { name: "Dues" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Edit" })).toBeNull();
  expect(screen.queryByRole("button", { name: "More to do" })).toBeNull();
  expect(screen.queryByRole("tab", { name: "Credit and points" })).toBeNull();
});
