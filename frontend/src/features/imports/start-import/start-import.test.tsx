import { screen } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";

import { makeFragmentData } from "@/gql";
import type { ImportStatus, StartImportMutation } from "@/gql/graphql";
import { answer, server } from "@/testing/msw-server";
import { renderScreen } from "@/testing/render";

import { ImportJobPanelFragment, ImportJobQuery } from "../import-job/import-job-panel";
import { ImportProblemsFragment } from "../import-job/import-problems";
import { MappingTableFragment } from "./mapping-table";
import { PrepareImport } from "./prepare-import";

type Answer = StartImportMutation["startImport"];

const field = (name: string, label: string, isRequired: boolean) => ({
  __typename: "ImportField" as const,
  name,
  isRequired,
  ...makeFragmentData(
    { __typename: "ImportField", name, label, isRequired, example: "" },
    MappingTableFragment,
  ),
});

const fields = [
  field("sku", "SKU", true),
  field("name", "Name", true),
  field("carat", "Carat", false),
];

/** What the server was sent; uploads come as multipart forms, which the typed answers do not read. */
let sent: { kind: string; isDryRun: boolean; columns: unknown }[] = [];

function startWith(reply: Answer) {
  sent = [];
  server.use(
    http.post("*/graphql", async ({ request }) => {
      if (!request.headers.get("content-type")?.startsWith("multipart/form-data")) return undefined;
      const form = await request.formData();
      const { variables } = JSON.parse(form.get("operations") as string) as {
        variables: { input: (typeof sent)[number] };
      };
      sent.push(variables.input);
      return HttpResponse.json({ data: { startImport: reply } });
    }),
  );
}

function jobIs(status: ImportStatus, message?: string) {
  const problems = message
    ? [
        {
          __typename: "ImportProblem" as const,
          ...makeFragmentData(
            { __typename: "ImportProblem", row: 17, column: "Weight", message, isError: true },
            ImportProblemsFragment,
          ),
        },
      ]
    : [];
  const job = makeFragmentData(
    {
      __typename: "ImportJob",
      id: "job-1",
      status,
      isDryRun: true,
      fileName: "stones.csv",
      reportUrl: null,
      rowsToRepairUrl: message ? "/files/imports/job-1/rows" : null,
      totals: {
        __typename: "ImportTotals",
        rows: 53_940,
        new: 53_640,
        updated: 0,
        unchanged: 0,
        dropped: 0,
        skipped: 0,
        bad: problems.length,
        warnings: 0,
      },
      progress: null,
      problems,
      preview: [],
    },
    ImportJobPanelFragment,
  );
  answer(ImportJobQuery, { __typename: "Query", importJob: { __typename: "ImportJob", ...job } });
}

const started: Answer = {
  __typename: "StartImportSuccess",
  job: { __typename: "ImportJob", id: "job-1" },
};

function renderPrepare(suggested: unknown) {
  return renderScreen(
    <PrepareImport
      choice={{ kind: "ITEMS", branchId: "main", file: new File(["Code\nD-1"], "stones.csv") }}
      look={{
        __typename: "FileLook",
        columns: ["Code", "Title"],
        sample: [["D-1", "Diamond"]],
        rowCount: 1,
        suggested,
      }}
      fields={fields}
      savedMappings={[]}
    />,
  );
}

const GUESS = { sku: { column: "Code" }, name: { column: "Title" } };

beforeEach(() => startWith(started));

test("tries first, and imports only what was tried", async () => {
  jobIs("CHECKED");
  const { user } = renderPrepare(GUESS);

  await user.click(await screen.findByRole("button", { name: "Check the file" }));
  expect(await screen.findByText("53,940")).toBeVisible();
  await user.click(await screen.findByRole("button", { name: "Import now" }));

  await expect.poll(() => sent).toHaveLength(2);
  expect(sent).toMatchObject([
    { kind: "ITEMS", isDryRun: true, columns: GUESS },
    { kind: "ITEMS", isDryRun: false, columns: GUESS },
  ]);
});

test("waits for a column for every field that is needed", async () => {
  renderPrepare({ sku: { column: "Code" } });

  expect(await screen.findByRole("button", { name: "Check the file" })).toBeDisabled();
  expect(screen.getByText("Choose a column for every field marked with *.")).toBeVisible();
});

test("shows what is wrong by row and column, and offers no import", async () => {
  jobIs("REFUSED", "This is not a number.");
  const { user } = renderPrepare(GUESS);

  await user.click(await screen.findByRole("button", { name: "Check the file" }));

  expect(await screen.findByText("This is not a number.")).toBeVisible();
  expect(screen.getByText("17")).toBeVisible();
  expect(screen.getByText("Weight")).toBeVisible();
  expect(screen.getByRole("link", { name: "Rows to put right (XLSX)" })).toHaveAttribute(
    "href",
    "/files/imports/job-1/rows.xlsx",
  );
  expect(screen.queryByRole("button", { name: "Import now" })).not.toBeInTheDocument();
});

test.each<[Answer, string]>([
  [
    { __typename: "FileNotReadable", message: "It is not UTF-8." },
    "The file cannot be read: It is not UTF-8.",
  ],
  [{ __typename: "LimitReached" }, "Your plan has no room for this file."],
  [{ __typename: "NotFound" }, "The branch is no longer there. Choose another one."],
  [{ __typename: "IdempotencyKeyReused" }, "This import was already started."],
  [
    {
      __typename: "InvalidInput",
      fields: [
        { __typename: "FieldProblem", path: ["columns"], message: "Two fields share a column." },
      ],
    },
    "The import cannot start: Two fields share a column.",
  ],
])("says why an import does not start: %j", async (reply, text) => {
  startWith(reply);
  const { user } = renderPrepare(GUESS);

  await user.click(await screen.findByRole("button", { name: "Check the file" }));

  expect(await screen.findByRole("alert")).toHaveTextContent(text);
});
