import { screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { PrintLabelsMutation, PrintLabelsMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { PrintLabelsDialog } from "./print-labels-dialog";
import { LabelFormatsQuery, LabelPreviewQuery, PrintLabels } from "./print-labels.graphql";

type Answer = PrintLabelsMutation["printLabels"];

const onClose = vi.fn();
const sheet = { location: { assign: vi.fn() }, close: vi.fn() };

beforeEach(() => {
  onClose.mockReset();
  sheet.location.assign.mockReset();
  sheet.close.mockReset();
  vi.spyOn(window, "open").mockReturnValue(sheet as unknown as Window);
});

function show(reply: Answer) {
  const sent: PrintLabelsMutationVariables["input"][] = [];
  answer(LabelFormatsQuery, {
    __typename: "Query",
    labelSettings: {
      __typename: "LabelSettings",
      formats: [
        { __typename: "LabelFormat", kind: "RAT_TAIL", columns: 1, rows: 1 },
        { __typename: "LabelFormat", kind: "A4_SHEET", columns: 4, rows: 10 },
      ],
    },
  });
  answer(LabelPreviewQuery, {
    __typename: "Query",
    labelPreview: { __typename: "LabelPreview", svg: "<svg/>" },
  });
  answer(PrintLabels, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", printLabels: reply };
  });
  const screenShown = renderScreen(
    <PrintLabelsDialog chosen={{ itemIds: ["item-1"] }} count={1} onClose={onClose} />,
  );
  return { sent, ...screenShown };
}

test("opens the file of the labels and shows one before", async () => {
  const { sent, user } = show({
    __typename: "PrintLabelsSuccess",
    url: "/files/labels/1",
    count: 1,
  });
  expect(await screen.findByAltText("The first label")).toHaveAttribute(
    "src",
    "data:image/svg+xml;charset=utf-8,%3Csvg%2F%3E",
  );

  await user.click(screen.getByLabelText("With the price at the rate of now"));
  await user.click(screen.getByRole("button", { name: "Print" }));

  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sheet.location.assign).toHaveBeenCalledWith("/files/labels/1");
  expect(sent).toEqual([
    {
      idempotencyKey: sent[0]?.idempotencyKey,
      output: "PDF",
      labels: {
        itemIds: ["item-1"],
        kind: "RAT_TAIL",
        language: "en",
        withPrice: true,
        start: 1,
        copies: 1,
      },
    },
  ]);
});

test("goes on with a used sheet", async () => {
  const { sent, user, fill } = show({ __typename: "PrintLabelsSuccess", url: "/x", count: 1 });

  await user.click(await screen.findByRole("combobox", { name: "Format" }));
  await user.click(await screen.findByRole("option", { name: "Sheet of labels, A4" }));
  await fill("First free label of the sheet", "۷");
  await user.click(screen.getByRole("button", { name: "Print" }));

  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent[0]?.labels).toMatchObject({ kind: "A4_SHEET", start: 7 });
});

test("shows what the server refuses at its field", async () => {
  const { user } = show({
    __typename: "InvalidInput",
    fields: [
      { __typename: "FieldProblem", path: ["labels", "copies"], message: "Too many." },
      { __typename: "FieldProblem", path: ["labels", "itemIds"], message: "At most 500." },
    ],
  });

  await user.click(await screen.findByRole("button", { name: "Print" }));

  expect(await screen.findByText("Too many.")).toBeVisible();
  expect(screen.getByText("At most 500.")).toBeVisible();
  expect(sheet.close).toHaveBeenCalledOnce();
  expect(onClose).not.toHaveBeenCalled();
});

test("says that there is no rate for a price", async () => {
  const { user } = show({ __typename: "RateStale" });

  await user.click(await screen.findByRole("button", { name: "Print" }));

  expect(
    await screen.findByText("There is no current rate. Set the rate, or print without prices."),
  ).toBeVisible();
});
