import { screen, waitFor } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";

import { makeFragmentData } from "@/gql";
import type {
  AddItemPhotoMutation,
  ArrangeItemPhotosMutationVariables,
  ItemPhotos_ItemFragment,
  RemoveItemPhotoMutationVariables,
} from "@/gql/graphql";
import { answer, server } from "@/testing/msw-server";
import { renderScreen, testViewer } from "@/testing/render";

import { ItemPhotos } from "./item-photos";
import { ArrangeItemPhotos, ItemPhotosFragment, RemoveItemPhoto } from "./item-photos.graphql";

type Photo = ItemPhotos_ItemFragment["photos"][number];

function photo(id: string, state: Photo["state"] = "READY"): Photo {
  const url = state === "READY" ? `/files/photos/${id}` : null;
  return { __typename: "ItemPhoto", id, state, url, thumbnailUrl: url };
}

async function show(photos: Photo[], options = {}) {
  const ring = { __typename: "Item" as const, id: "ring", displayName: "Ring", photos };
  const view = renderScreen(
    <ItemPhotos item={makeFragmentData(ring, ItemPhotosFragment)} />,
    options,
  );
  await screen.findByRole("heading", { name: "Photos" });
  return view;
}

test("shows the photos in their order, and what became of those that cannot be shown", async () => {
  await show([photo("a"), photo("b", "WAITING"), photo("c", "DAMAGED")]);

  expect(screen.getByRole("img", { name: "Ring, photo 1" })).toHaveAttribute(
    "src",
    "/files/photos/a",
  );
  expect(screen.getByText("The picture is being made…")).toBeVisible();
  expect(screen.getByText("This file is damaged.")).toBeVisible();
  expect(screen.getAllByText("Cover")).toHaveLength(1);
});

test("makes another photo the cover", async () => {
  const sent: ArrangeItemPhotosMutationVariables["input"][] = [];
  answer(ArrangeItemPhotos, ({ input }) => {
    sent.push(input);
    return {
      __typename: "Mutation",
      arrangeItemPhotos: { __typename: "InvalidInput" },
    };
  });
  const { user } = await show([photo("a"), photo("b")]);

  expect(screen.getByRole("button", { name: "Move photo 1 forward" })).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Move photo 2 forward" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("The photos have changed meanwhile.");
  expect(sent).toEqual([{ itemId: "ring", photoIds: ["b", "a"] }]);
});

test("removes a photo after it has asked", async () => {
  const sent: RemoveItemPhotoMutationVariables["input"][] = [];
  answer(RemoveItemPhoto, ({ input }) => {
    sent.push(input);
    return {
      __typename: "Mutation",
      removeItemPhoto: { __typename: "RemoveItemPhotoSuccess" },
    };
  });
  const { user } = await show([photo("a")]);

  await user.click(screen.getByRole("button", { name: "Remove photo 1" }));
  expect(sent).toEqual([]);
  await user.click(await screen.findByRole("button", { name: "Remove for good" }));

  await waitFor(() => expect(sent).toEqual([{ id: "a" }]));
});

test.each<[AddItemPhotoMutation["addItemPhoto"], string]>([
  [
    { __typename: "PhotoRefused", reason: "UNKNOWN_TYPE" },
    "a.png: Only JPEG, PNG and WebP pictures are kept.",
  ],
  [
    { __typename: "PhotoRefused", reason: "TOO_LARGE" },
    "a.png: A photo has at most 15 MB and 64 million pixels.",
  ],
  [{ __typename: "PhotoRefused", reason: "TOO_MANY" }, "An item has at most twenty photos."],
  [{ __typename: "PhotoRefused", reason: "EMPTY" }, "This file is empty."],
  [{ __typename: "LimitReached" }, "The plan has no room for this file."],
])("says which file is not kept and why, and sends no more: %j", async (reply, text) => {
  let uploads = 0;
  server.use(
    http.post("*/graphql", () => {
      uploads += 1;
      return HttpResponse.json({ data: { __typename: "Mutation", addItemPhoto: reply } });
    }),
  );
  const { user, container } = await show([]);
  const input = container.querySelector("input[type=file]");

  await user.upload(input as HTMLInputElement, [
    new File(["x"], "a.png", { type: "image/png" }),
    new File(["x"], "b.png", { type: "image/png" }),
  ]);

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
  expect(uploads).toBe(1);
});

test("offers nothing to those who may only look", async () => {
  await show([photo("a")], { viewer: { ...testViewer, permissions: ["catalog.view"] } });

  expect(screen.getByRole("img", { name: "Ring, photo 1" })).toBeVisible();
  expect(screen.queryByRole("button")).toBeNull();
});
