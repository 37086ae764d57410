import { Trans, useLingui } from "@lingui/react/macro";
import { Group, NumberInput, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { metalLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { useFormats } from "@/lib/use-formats";
import { money } from "@/lib/money";
import { FileMenu } from "@/ui/file-menu";
import { PageHeader } from "@/ui/page-header";
import { QueryFailure } from "@/ui/query-failure";

import { BooksPanel } from "../books/books-panel";
import { stockGroupLabels } from "../model/labels";
import type { StockValueSearch } from "../model/stock-value-search";
import { DeadStockTable, StockAgeTable } from "../stock-age/stock-age";
import { TurnoverTable } from "../turnover/turnover-table";
import { ValueTable } from "../value-table/value-table";

export const StockValueChoicesQuery = graphql(`
  query StockValueChoices {
    reportSpans {
      span
      firstOn
      lastOn
    }
    branches {
      edges {
        node {
          id
          name
        }
      }
    }
    stockInBooks {
      ...BooksPanel_line
    }
  }
`);

export const StockValueQuery = graphql(`
  query StockValue(
    $by: StockGroup!
    $on: Date
    $branchId: ID
    $days: Int!
    $from: Date!
    $to: Date!
    $language: String!
  ) {
    stockValue(by: $by, on: $on, branchId: $branchId) {
      csv: fileUrl(form: CSV, language: $language)
      xlsx: fileUrl(form: XLSX, language: $language)
      rates {
        metal
        perFineGram
        quotedAt
        isStale
      }
      ...ValueTable_value
    }
    stockAge(branchId: $branchId) {
      ...StockAgeTable_age
    }
    deadStock(days: $days, branchId: $branchId, first: 50) {
      ...DeadStockTable_level
    }
    stockTurnover(firstOn: $from, lastOn: $to, by: $by, branchId: $branchId) {
      ...TurnoverTable_turnover
    }
  }
`);

const route = getRouteApi("/shop/stock-value");

export function StockValuePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <StockValue
      search={search}
      onChange={(part) =>
        void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true })
      }
    />
  );
}

interface StockValueProps {
  search: StockValueSearch;
  onChange: (part: Partial<StockValueSearch>) => void;
}

/** What the stock is worth, how old it is and how often it is sold. */
export function StockValue({ search, onChange }: StockValueProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const { data: choices } = useSuspenseQuery(documentQuery(StockValueChoicesQuery, {}));
  const month = choices.reportSpans.find(({ span }) => span === "THIS_MONTH");
  const [days, setDays] = useState<number | string>(180);
  const [from, setFrom] = useState(month?.firstOn ?? "");
  const [to, setTo] = useState(month?.lastOn ?? "");
  const by = search.by ?? "METAL";
  const [soonDays] = useDebouncedValue(Number(days), 300);
  const { data, error } = useQuery({
    ...documentQuery(StockValueQuery, {
      by,
      on: search.on ?? null,
      branchId: search.branch ?? null,
      days: soonDays,
      from,
      to,
      language: i18n.locale,
    }),
    placeholderData: keepPreviousData,
    enabled: soonDays >= 1 && from !== "" && from <= to,
  });
  const branches = choices.branches.edges.map(({ node }) => ({ value: node.id, label: node.name }));
  const value = data?.stockValue;

  return (
    <>
      <PageHeader
        title={<Trans>Stock value</Trans>}
        actions={value ? <FileMenu csv={value.csv} xlsx={value.xlsx} /> : null}
      />
      <BooksPanel lines={choices.stockInBooks} />
      <Group gap="xs" mb="sm" align="flex-start">
        <Select
          label={t`By`}
          data={useChoices(stockGroupLabels)}
          value={by}
          onChange={(group) => onChange({ by: group ?? undefined })}
          allowDeselect={false}
          w={150}
        />
        <TextInput
          type="date"
          label={t`At the end of`}
          description={search.on ? formats.day(search.on) : t`Now`}
          inputWrapperOrder={["label", "input", "description"]}
          value={search.on ?? ""}
          onChange={({ currentTarget }) => onChange({ on: currentTarget.value || undefined })}
        />
        {branches.length > 1 ? (
          <Select
            label={t`Branch`}
            placeholder={t`All branches`}
            data={branches}
            value={search.branch ?? null}
            onChange={(branch) => onChange({ branch: branch ?? undefined })}
            clearable
            w={170}
          />
        ) : null}
      </Group>
      <QueryFailure error={error} />
      <Stack gap="lg">
        <section>
          <ValueTable by={by} value={value} />
          {value?.rates.map((rate) => (
            <Rate key={rate.metal} {...rate} />
          ))}
        </section>
        <section>
          <Title order={2} size="h4" mb="sm">
            <Trans>Age</Trans>
          </Title>
          <StockAgeTable ages={data?.stockAge} />
        </section>
        <section>
          <Title order={2} size="h4" mb="sm">
            <Trans>Dead stock</Trans>
          </Title>
          <NumberInput
            label={t`Without movement for days`}
            value={days}
            onChange={setDays}
            min={1}
            max={3650}
            allowDecimal={false}
            maw={220}
            mb="sm"
          />
          <DeadStockTable levels={data?.deadStock} />
        </section>
        <section>
          <Title order={2} size="h4" mb="sm">
            <Trans>Turnover</Trans>
          </Title>
          <Group gap="xs" mb="sm">
            <TextInput
              type="date"
              label={t`From day`}
              value={from}
              onChange={({ currentTarget }) => setFrom(currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t`To day`}
              value={to}
              error={from > to ? t`The period ends before it starts.` : null}
              onChange={({ currentTarget }) => setTo(currentTarget.value)}
            />
          </Group>
          <TurnoverTable by={by} rows={data?.stockTurnover} />
        </section>
      </Stack>
    </>
  );
}

interface RateProps {
  metal: keyof typeof metalLabels;
  perFineGram: string;
  quotedAt: string;
  isStale: boolean;
}

function Rate({ metal, perFineGram, quotedAt, isStale }: RateProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const name = t(metalLabels[metal]);
  const rate = formats.money(money(perFineGram));
  const at = formats.dateTime(quotedAt);
  return (
    <Text size="xs" c={isStale ? "red" : "dimmed"} mt={4}>
      <Trans>
        {name} at {rate} for a fine gram, quoted {at}
      </Trans>
    </Text>
  );
}
