import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import type {
  RepriceItemsMutation,
  RepriceItemsMutationVariables,
  RepricingPreviewQuery as Preview,
} from "@/gql/graphql";
import { money } from "@/lib/money";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { RepriceItems, RepricingPreviewQuery } from "../repricing/repricing.graphql";
import { RepricingCategoriesQuery, RepricingPage } from "./repricing-page";

const preview: Preview["repricingPreview"] = {
  __typename: "RepricingPreview",
  count: 1,
  oldTotal: money("1234"),
  newTotal: money("1330"),
  digest: "d1",
  prices: [
    {
      __typename: "RepricedItem",
      id: "item-1",
      sku: "WATCH",
      name: "Watch",
      old: money("1234"),
      new: money("1330"),
    },
  ],
};

async function previewWith(
  looked: Preview["repricingPreview"],
  applied: RepriceItemsMutation["repriceItems"],
) {
  const sent: RepriceItemsMutationVariables["input"][] = [];
  answer(RepricingCategoriesQuery, {
    __typename: "Query",
    categories: { __typename: "CategoryConnection", edges: [] },
  });
  answer(RepricingPreviewQuery, { __typename: "Query", repricingPreview: looked });
  answer(RepriceItems, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", repriceItems: applied };
  });
  const view = renderScreen(<RepricingPage />);
  await view.fill(/^Percent/, "۷.۵");
  await view.fill(/^Rounded to/, "10");
  await view.user.click(screen.getByRole("button", { name: "Preview" }));
  return { ...view, sent };
}

test("changes exactly what was previewed", async () => {
  const { sent, user } = await previewWith(preview, {
    __typename: "RepriceItemsSuccess",
    digest: "d1",
  });

  expect(await screen.findByText("WATCH")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Change these prices" }));

  expect(await screen.findByText("The new prices are in force.")).toBeVisible();
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      digest: "d1",
      repricing: {
        amount: "FIXED_PRICE",
        method: "PERCENT",
        percent: "7.5",
        since: null,
        step: "10",
        categoryId: null,
        itemClass: null,
        metal: null,
      },
    },
  ]);
});

test("an outdated preview is not applied, and says so", async () => {
  const { user } = await previewWith(preview, { __typename: "PreviewOutdated" });

  await user.click(await screen.findByRole("button", { name: "Change these prices" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("Look at the preview again.");
  expect(screen.queryByText("WATCH")).not.toBeInTheDocument();
});

test("shows what the server refuses at its field", async () => {
  await previewWith(
    {
      __typename: "InvalidInput",
      fields: [{ __typename: "FieldProblem", path: ["percent"], message: "Too much." }],
    },
    { __typename: "PreviewOutdated" },
  );

  expect(await screen.findByText("Too much.")).toBeVisible();
  expect(screen.getByLabelText(/^Percent/)).toBeInvalid();
});

test("asks for the amounts before anything is previewed", async () => {
  const { user, fill } = await previewWith(preview, { __typename: "PreviewOutdated" });
  await screen.findByText("WATCH");
  await fill(/^Rounded to/, "-");

  await user.click(screen.getByRole("button", { name: "Preview" }));

  expect(screen.getByText("This is needed.")).toBeVisible();
});
