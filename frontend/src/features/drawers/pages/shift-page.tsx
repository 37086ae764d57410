import { useLingui } from "@lingui/react/macro";
import { Button, Grid, Paper, Stack } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { notFound, useParams } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { FactList } from "@/ui/fact-list";
import { PageHeader } from "@/ui/page-header";

import { CashMovements } from "../shift-detail/cash-movements";
import { ReportCard } from "../shift-detail/report-card";
import { XReport } from "../shift-detail/x-report";

export const ShiftQuery = graphql(`
  query Shift($id: ID!, $language: String!) {
    shift(id: $id) {
      id
      zNumber
      holderName
      openedAt
      closedAt
      closedByName
      closingNote
      terminal {
        id
        name
      }
      slip: reportUrl(paper: MM80, language: $language)
      page: reportUrl(paper: A4, language: $language)
      zReport {
        ...ReportCard_report
      }
    }
    cashMovements(shiftId: $id, first: 50) {
      edges {
        node {
          id
          ...CashMovements_movement
        }
      }
    }
  }
`);

/** One shift: its X report while it is open, its Z report for ever after. */
export function ShiftPage() {
  const { t, i18n } = useLingui();
  const { shiftId = "" } = useParams({ strict: false });
  const formats = useFormats();
  const manages = useCan("drawers.manage");
  const { data } = useSuspenseQuery(
    documentQuery(ShiftQuery, { id: shiftId, language: i18n.locale }),
  );
  const { shift } = data;
  if (!shift) throw notFound();
  const { zNumber } = shift;
  const isOpen = shift.closedAt === null;

  return (
    <>
      <PageHeader
        title={zNumber === null ? t`X report` : t`Z report ${{ number: formats.number(zNumber) }}`}
        description={shift.terminal.name}
        actions={
          isOpen && !manages ? null : (
            <>
              <PrintLink url={shift.slip} label={t`Roll paper, 80 mm`} />
              <PrintLink url={shift.page} label={t`Sheet, A4`} />
            </>
          )
        }
      />
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="sm">
            <Paper p="lg">
              <FactList
                facts={[
                  { label: t`Cashier`, value: shift.holderName },
                  { label: t`Opened`, value: formats.dateTime(shift.openedAt) },
                  { label: t`Closed`, value: shift.closedAt && formats.dateTime(shift.closedAt) },
                  { label: t`Closed by`, value: shift.closedByName },
                  { label: t`Note`, value: shift.closingNote },
                ]}
              />
            </Paper>
            {shift.zReport ? <ReportCard report={shift.zReport} /> : null}
            {isOpen && manages ? <XReport shiftId={shift.id} /> : null}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <CashMovements movements={data.cashMovements.edges.map(({ node }) => node)} />
        </Grid.Col>
      </Grid>
    </>
  );
}

function PrintLink({ url, label }: { url: string; label: string }) {
  return (
    <Button
      component="a"
      href={url}
      target="_blank"
      rel="noopener"
      variant="default"
      leftSection={<IconPrinter size={16} aria-hidden />}
    >
      {label}
    </Button>
  );
}
