import { screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { beforeEach, expect, test, vi } from "vitest";

import { makeFragmentData } from "@/gql";
import type { PostManualEntryMutationVariables } from "@/gql/graphql";
import { answer } from "@/testing/msw-server";
import { renderScreen, testViewer } from "@/testing/render";

import { ClosePeriod, ReopenPeriod } from "../close-period/period.graphql";
import { YearPanelFragment } from "../close-year/year-panel";
import { CloseYear, ReopenYear } from "../close-year/year.graphql";
import { ReportLineFragment, ReportTableFragment } from "../parts/report-table";
import { StatementTableFragment } from "../parts/statement-table";
import { BooksPeriodsQuery } from "../parts/use-period";
import { PostManualEntry } from "../post-manual-entry/post-manual-entry.graphql";
import { RevalueMetal } from "../revalue-metal/revalue-metal.graphql";
import { ReverseJournalEntry } from "../reverse-journal-entry/reverse-journal-entry.graphql";
import { UpdateAccount } from "../save-account/save-account.graphql";
import { SetPostingRule } from "../set-posting-rule/set-posting-rule.graphql";
import { AccountLedger, AccountStatementQuery } from "./account-page";
import { AccountsPage, ChartOfAccountsQuery } from "./accounts-page";
import { ClosingPage, ClosingQuery } from "./closing-page";
import { CustomerStatement, CustomerStatementQuery } from "./customer-statement-page";
import { Entry, JournalEntryQuery } from "./entry-page";
import { Journal, JournalQuery } from "./journal-page";
import { NewEntryPage, NewEntryQuery } from "./new-entry-page";
import { PostingPage, PostingTableQuery } from "./posting-page";
import { LedgerReportQuery, Reports } from "./reports-page";

const onChange = vi.fn();

const cash = { __typename: "LedgerAccount", id: "cash", code: "1101", name: "Cash" } as const;
const rent = { __typename: "LedgerAccount", id: "rent", code: "8104", name: "Rent" } as const;
const chart = [cash, rent].map((account) => ({
  __typename: "ChartLine" as const,
  account: { ...account, isActive: true },
}));
const branch = { __typename: "Branch", id: "main", name: "Main" } as const;
const files = { csv: "/f.csv", xlsx: "/f.xlsx", pdf: "/f.pdf" };
const spans = [
  { span: "TODAY", firstOn: "2026-11-20", lastOn: "2026-11-20" },
  { span: "THIS_MONTH", firstOn: "2026-10-23", lastOn: "2026-11-21" },
  { span: "LAST_MONTH", firstOn: "2026-09-23", lastOn: "2026-10-22" },
  { span: "LAST_YEAR", firstOn: "2025-03-21", lastOn: "2026-03-20" },
].map((span) => ({ __typename: "SpanDays" as const, ...span })) as {
  __typename: "SpanDays";
  span: "TODAY" | "THIS_MONTH" | "LAST_MONTH" | "LAST_YEAR";
  firstOn: string;
  lastOn: string;
}[];

const statement = {
  __typename: "LedgerStatement" as const,
  hasMore: false,
  ...files,
  lines: [{ __typename: "StatementLine" as const, id: "line" }],
  ...makeFragmentData(
    {
      __typename: "LedgerStatement",
      opening: [{ __typename: "Holding", commodity: "USD", amount: "7" }],
      lines: [
        {
          __typename: "StatementLine",
          id: "line",
          entryId: "entry",
          event: "MANUAL",
          note: "November",
          postedOn: "2026-11-20",
          account: cash,
          commodity: "USD",
          amount: "-500",
          balance: "-493",
        },
      ],
    },
    StatementTableFragment,
  ),
};

beforeEach(() => {
  onChange.mockReset();
  answer(BooksPeriodsQuery, {
    __typename: "Query",
    reportSpans: spans,
    branches: {
      __typename: "BranchConnection",
      edges: [{ __typename: "BranchEdge", node: branch }],
    },
  });
});

test("the chart shows what each account holds, and refuses to put one in use aside", async () => {
  answer(ChartOfAccountsQuery, {
    __typename: "Query",
    chartOfAccounts: [
      {
        __typename: "ChartLine",
        account: { ...cash, kind: "ASSET", group: "CASH", isActive: true },
        balances: [
          { __typename: "Holding", commodity: "USD", amount: "12.5" },
          { __typename: "Holding", commodity: "XAU", amount: "1.25" },
        ],
      },
    ],
  });
  answer(UpdateAccount, {
    __typename: "Mutation",
    updateAccount: { __typename: "AccountInUse" },
  });
  const { user, container } = renderScreen(<AccountsPage />);

  expect(await screen.findByText("US$12.50")).toBeVisible();
  expect(screen.getByText("1.250 g")).toBeVisible();
  expect(await axe(container)).toHaveNoViolations();

  await user.click(screen.getByRole("button", { name: "Change Cash" }));
  await user.click(await screen.findByRole("switch", { name: "In use" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/The posting table uses this account/)).toBeVisible();
});

test("a report opens at this month of the shop's calendar and leads to the account behind a line", async () => {
  const asked: unknown[] = [];
  const line = { __typename: "ReportLine", commodity: "USD", amount: "64.43" } as const;
  const turnover = { opening: "0", debit: "64.43", credit: "0" };
  answer(LedgerReportQuery, (variables) => {
    asked.push(variables);
    const row = (label: string, code: string, accountId: string | null) => ({
      __typename: "ReportLine" as const,
      ...makeFragmentData({ ...line, ...turnover, label, code, accountId }, ReportLineFragment),
    });
    const section = {
      __typename: "ReportSection" as const,
      label: "",
      lines: [row("Cash", "1101", "cash")],
      totals: [row("Total", "", null)],
    };
    const report = {
      __typename: "LedgerReport" as const,
      hasTurnover: true,
      sections: [section],
      totals: [],
    };
    return {
      __typename: "Query",
      ledgerReport: {
        __typename: "LedgerReport",
        ...files,
        ...makeFragmentData(report, ReportTableFragment),
      },
    };
  });
  const { user, container } = renderScreen(<Reports search={{}} onChange={onChange} />);

  const table = await screen.findByRole("table", { name: "Trial balance" });
  expect(within(table).getByRole("link", { name: /1101 Cash/ })).toHaveAttribute(
    "href",
    expect.stringContaining("/books/accounts/cash"),
  );
  expect(asked[0]).toEqual({
    kind: "TRIAL_BALANCE",
    language: "en",
    period: { firstOn: "2026-10-23", lastOn: "2026-11-21" },
  });
  expect(await axe(container)).toHaveNoViolations();

  await user.click(screen.getByRole("combobox", { name: "Period" }));
  await user.click(await screen.findByRole("option", { name: "Last year" }));
  expect(onChange).toHaveBeenCalledWith(
    expect.objectContaining({ from: "2025-03-21", to: "2026-03-20" }),
  );
});

test("the ledger of an account starts with what was brought forward", async () => {
  answer(AccountStatementQuery, { __typename: "Query", node: cash, accountStatement: statement });
  const { container } = renderScreen(
    <AccountLedger accountId="cash" search={{}} onChange={onChange} />,
  );

  expect(await screen.findByRole("heading", { name: "1101 Cash" })).toBeVisible();
  expect(screen.getByText("US$7.00")).toBeVisible();
  expect(screen.getByText("US$500.00")).toBeVisible();
  expect(screen.getByText("-US$493.00")).toBeVisible();
  expect(await axe(container)).toHaveNoViolations();
});

test("a customer's statement names the account of each line", async () => {
  answer(CustomerStatementQuery, {
    __typename: "Query",
    node: { __typename: "Customer", id: "sara", name: "Sara" },
    customerStatement: statement,
  });
  renderScreen(<CustomerStatement customerId="sara" search={{}} onChange={onChange} />);

  expect(await screen.findByText("Sara")).toBeVisible();
  expect(screen.getByRole("cell", { name: "Cash" })).toBeVisible();
});

test("the journal lists its entries and says which were reversed", async () => {
  answer(JournalQuery, {
    __typename: "Query",
    journal: {
      __typename: "JournalEntryConnection",
      totalCount: 1,
      pageInfo: { __typename: "PageInfo", hasNextPage: false, endCursor: null },
      edges: [
        {
          __typename: "JournalEntryEdge",
          node: {
            __typename: "JournalEntry",
            id: "entry",
            event: "MANUAL",
            postedOn: "2026-11-20",
            note: "November",
            postedBy: "Neda",
            branch,
            reverses: null,
            reversedBy: { __typename: "JournalEntry", id: "other" },
          },
        },
      ],
    },
  });
  const { container } = renderScreen(<Journal search={{}} onChange={onChange} />);

  expect(await screen.findByText("Reversed")).toBeVisible();
  expect(screen.getByRole("link", { name: "New entry" })).toBeVisible();
  expect(await axe(container)).toHaveNoViolations();
});

test("an entry made by hand can be reversed, and says when its days are closed", async () => {
  answer(JournalEntryQuery, {
    __typename: "Query",
    journalEntry: {
      __typename: "JournalEntry",
      id: "entry",
      event: "MANUAL",
      postedOn: "2026-11-20",
      recordedAt: "2026-11-20T09:30:00+00:00",
      note: "November",
      postedBy: "Neda",
      branch,
      reverses: null,
      reversedBy: null,
      lines: [
        {
          __typename: "JournalLine",
          position: 1,
          part: "MANUAL",
          commodity: "XAU",
          amount: "9",
          grossWeight: "12.0000" as never,
          fineness: "750.0",
          account: cash,
        },
      ],
    },
  });
  answer(ReverseJournalEntry, {
    __typename: "Mutation",
    reverseJournalEntry: { __typename: "PeriodClosed" },
  });
  const { user, fill } = renderScreen(<Entry entryId="entry" />);

  expect(await screen.findByText(/12\.000 g × 750 ‰/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Reverse" }));
  await fill(/^Reason/, "Twice");
  await user.click(
    within(await screen.findByRole("dialog")).getByRole("button", { name: "Reverse" }),
  );
  expect(await screen.findByText(/closed for this day/)).toBeVisible();
});

test("an entry is posted only once it balances", async () => {
  const sent: PostManualEntryMutationVariables["input"][] = [];
  answer(NewEntryQuery, {
    __typename: "Query",
    chartOfAccounts: chart,
    reportSpans: spans,
    branches: {
      __typename: "BranchConnection",
      edges: [{ __typename: "BranchEdge", node: { ...branch, isDefault: true } }],
    },
  });
  answer(PostManualEntry, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", postManualEntry: { __typename: "Unbalanced" } };
  });
  const { user, fill, container } = renderScreen(<NewEntryPage />);
  const choose = async (name: string, option: string) => {
    await user.click(await screen.findByRole("combobox", { name }));
    await user.click(await screen.findByRole("option", { name: option }));
  };

  await choose("Account of line 1", "8104 Rent");
  await choose("Account of line 2", "1101 Cash");
  await fill(/^What it is for/, "Rent");
  await fill("Debit of line 1", "۵۰۰");
  const post = screen.getByRole("button", { name: "Post the entry" });
  expect(screen.getByRole("status")).toHaveTextContent("Debit less credit: US$500.00");
  expect(post).toBeDisabled();
  expect(await axe(container)).toHaveNoViolations();

  await fill("Credit of line 2", "500");
  await user.click(post);
  expect(await screen.findByRole("alert")).toHaveTextContent("Debits and credits differ.");
  expect(sent[0]).toMatchObject({
    branchId: "main",
    postedOn: "2026-11-20",
    note: "Rent",
    lines: [
      { accountId: "rent", commodity: "USD", amount: "500" },
      { accountId: "cash", commodity: "USD", amount: "-500" },
    ],
  });
});

test("a row of the posting table goes to another account", async () => {
  const sent: unknown[] = [];
  answer(PostingTableQuery, {
    __typename: "Query",
    chartOfAccounts: chart,
    postingTable: [
      { __typename: "PostingRule", part: "CASH", event: null, account: cash },
      { __typename: "PostingRule", part: "CASH", event: "BUY_BACK", account: cash },
    ],
  });
  answer(SetPostingRule, ({ input }) => {
    sent.push(input);
    return { __typename: "Mutation", setPostingRule: { __typename: "SetPostingRuleSuccess" } };
  });
  const { user, container } = renderScreen(<PostingPage />);

  const account = await screen.findByRole("combobox", { name: "Account of Cash, All events" });
  expect(await axe(container)).toHaveNoViolations();
  await user.click(account);
  await user.click(await screen.findByRole("option", { name: "8104 Rent" }));
  expect(await screen.findByText(/The posting table was changed/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Like all the others" }));

  await waitFor(() =>
    expect(sent).toEqual([
      { part: "CASH", event: null, accountId: "rent" },
      { part: "CASH", event: "BUY_BACK", accountId: null },
    ]),
  );
});

test("who may only look changes nothing in the posting table", async () => {
  answer(PostingTableQuery, {
    __typename: "Query",
    chartOfAccounts: chart,
    postingTable: [{ __typename: "PostingRule", part: "CASH", event: null, account: cash }],
  });
  renderScreen(<PostingPage />, { viewer: { ...testViewer, permissions: ["ledger.view"] } });

  expect(await screen.findByText("1101 Cash")).toBeVisible();
  expect(screen.queryByRole("combobox")).not.toBeInTheDocument();
});

test("days and years are closed and opened, and the metal is valued", async () => {
  answer(ClosingQuery, {
    __typename: "Query",
    booksPeriod: {
      __typename: "BooksPeriod",
      closedThrough: "2026-03-20",
      years: [
        {
          __typename: "YearClose",
          ...makeFragmentData(
            {
              __typename: "YearClose",
              id: "year",
              lastOn: "2026-03-20",
              closedAt: "2026-04-01T09:30:00+00:00",
              reopenedAt: null,
            },
            YearPanelFragment,
          ),
        },
      ],
    },
    reportSpans: spans,
  });
  answer(ClosePeriod, {
    __typename: "Mutation",
    closePeriod: { __typename: "PeriodNotOpen", closedThrough: "2026-03-20" },
  });
  answer(ReopenPeriod, {
    __typename: "Mutation",
    reopenPeriod: { __typename: "YearClosed", lastOn: "2026-03-20" },
  });
  answer(CloseYear, { __typename: "Mutation", closeYear: { __typename: "PeriodClosed" } });
  answer(ReopenYear, { __typename: "Mutation", reopenYear: { __typename: "ReopenYearSuccess" } });
  answer(RevalueMetal, {
    __typename: "Mutation",
    revalueMetal: { __typename: "MetalRateMissing", metal: "XAG" },
  });
  const { user, fill, container } = renderScreen(<ClosingPage />);

  await user.click(await screen.findByRole("button", { name: "Close through this day" }));
  expect(await screen.findByText(/already closed through 20 Mar 2026/)).toBeVisible();
  expect(await axe(container)).toHaveNoViolations();
  await user.click(screen.getByRole("button", { name: "Open the days after it" }));
  expect(await screen.findByText(/Undo its close first/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Close the year" }));
  await user.click(
    within(await screen.findByRole("dialog")).getByRole("button", { name: "Close the year" }),
  );
  expect(await screen.findByText(/Later days are closed/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Undo the close" }));
  expect(await screen.findByText("The year is open again.")).toBeVisible();
  await fill("Gold, one fine gram", "110");
  await user.click(screen.getByRole("button", { name: "Value the metal" }));
  expect(await screen.findByText(/The shop also holds Silver/)).toBeVisible();
});
