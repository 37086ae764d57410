import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import type { UndoItemEditMutation } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { UndoEditDialog, UndoItemEdit } from "./undo-edit-dialog";

async function undoWith(undone: UndoItemEditMutation["undoItemEdit"]) {
  const onClose = vi.fn();
  answer(UndoItemEdit, { __typename: "Mutation", undoItemEdit: undone });
  const { user } = renderScreen(<UndoEditDialog editId="edit-1" onClose={onClose} />);
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  return onClose;
}

test("undoes and closes when every item came back", async () => {
  const onClose = await undoWith({
    __typename: "UndoItemEditSuccess",
    edit: { __typename: "ItemEdit", id: "edit-1", leftAlone: 0 },
    leftAlone: [],
  });

  expect(await screen.findByText("The change is undone.")).toBeVisible();
  expect(onClose).toHaveBeenCalledOnce();
});

test("names the items that stay as somebody made them since", async () => {
  const onClose = await undoWith({
    __typename: "UndoItemEditSuccess",
    edit: { __typename: "ItemEdit", id: "edit-1", leftAlone: 1 },
    leftAlone: [{ __typename: "Item", id: "item-1", sku: "WATCH", displayName: "Watch" }],
  });

  expect(await screen.findByText("WATCH")).toBeVisible();
  expect(onClose).not.toHaveBeenCalled();
});

test("says that it is undone already", async () => {
  await undoWith({ __typename: "EditAlreadyUndone" });

  expect(await screen.findByText("This change is already undone.")).toBeVisible();
});
