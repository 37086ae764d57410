import { expect, test } from "vitest";

import { moved } from "./photo-order";

test.each([
  [1, -1, ["b", "a", "c"]],
  [1, 1, ["a", "c", "b"]],
  [2, -2, ["c", "a", "b"]],
  [0, -1, ["a", "b", "c"]],
  [2, 1, ["a", "b", "c"]],
  [3, -1, ["a", "b", "c"]],
])("moves the photo at %i by %i places", (from, step, order) => {
  expect(moved(["a", "b", "c"], from, step)).toEqual(order);
});
