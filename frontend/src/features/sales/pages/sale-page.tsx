import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Grid, Group, Paper, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowBackUp, IconArrowsExchange, IconBan } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound, useNavigate } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { returnReasonLabels } from "@/lib/labels";
import { usePrintReceipt } from "@/lib/print-receipt";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { FactList } from "@/ui/fact-list";
import { AnchorLink, ButtonLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { ReceiptButton } from "@/ui/receipt-button";

import { ReturnSaleDialog } from "../return-sale/return-sale-dialog";
import { SaleBadge } from "../sale-detail/sale-badge";
import { SaleLines } from "../sale-detail/sale-lines";
import { SaleSums } from "../sale-detail/sale-sums";
import { VoidSaleDialog } from "../void-sale/void-sale-dialog";

export const SaleQuery = graphql(`
  query Sale($id: ID!) {
    sale(id: $id) {
      id
      number
      kind
      status
      source
      soldAt
      cashierName
      returnReason
      reason
      voidedAt
      voidedByName
      voidReason
      customer {
        id
        name
      }
      branch {
        id
        name
        terminals {
          id
          isActive
        }
      }
      refunds {
        id
        number
      }
      refundOf {
        id
        number
      }
      exchangedFor {
        id
        number
      }
      exchangedFrom {
        id
        number
      }
      lines {
        ...SaleLines_line
        ...ReturnFields_line
      }
      ...SaleBadge_sale
      ...SaleSums_sale
    }
  }
`);

const route = getRouteApi("/shop/sales/$saleId");

export function SalePage() {
  const { t } = useLingui();
  const { saleId } = route.useParams();
  const formats = useFormats();
  const navigate = useNavigate();
  const mayReturn = useCan("sales.return");
  const mayVoid = useCan("sales.void");
  const audits = useCan("audit.view");
  const [returning, returnDialog] = useDisclosure();
  const [voiding, voidDialog] = useDisclosure();
  const print = usePrintReceipt(saleId);
  const { data } = useSuspenseQuery(documentQuery(SaleQuery, { id: saleId }));
  const { sale } = data;
  if (!sale) throw notFound();

  const isSale = sale.kind === "SALE" && sale.source === "COUNTER";
  const canReturn = isSale && (sale.status === "COMPLETED" || sale.status === "PARTLY_REFUNDED");
  const canVoid = isSale && sale.status === "COMPLETED" && sale.exchangedFrom === null;
  const terminalId = sale.branch.terminals.find(({ isActive }) => isActive)?.id ?? null;
  const linkTo = (other: { id: string; number: string } | null) =>
    other ? (
      <AnchorLink to="/sales/$saleId" params={{ saleId: other.id }}>
        <bdi>{other.number}</bdi>
      </AnchorLink>
    ) : null;

  return (
    <>
      <PageHeader
        title={
          <Group gap="sm">
            <bdi>{sale.number}</bdi> <SaleBadge sale={sale} />
          </Group>
        }
        description={formats.dateTime(sale.soldAt)}
        actions={
          <>
            {audits ? (
              <AnchorLink to="/audit" search={{ of: sale.id }} size="sm">
                <Trans>History</Trans>
              </AnchorLink>
            ) : null}
            <ReceiptButton onPrint={(paper) => void print(paper)} />
            {mayReturn && canReturn ? (
              <Button
                variant="default"
                leftSection={
                  <IconArrowBackUp size={16} className="turns-with-direction" aria-hidden />
                }
                onClick={returnDialog.open}
              >
                <Trans>Take back</Trans>
              </Button>
            ) : null}
            {mayReturn && canReturn ? (
              <ButtonLink
                to="/sales/$saleId/exchange"
                params={{ saleId: sale.id }}
                variant="default"
                leftSection={<IconArrowsExchange size={16} aria-hidden />}
              >
                <Trans>Exchange</Trans>
              </ButtonLink>
            ) : null}
            {mayVoid && canVoid ? (
              <Button
                variant="default"
                leftSection={<IconBan size={16} aria-hidden />}
                onClick={voidDialog.open}
              >
                <Trans>Make void</Trans>
              </Button>
            ) : null}
          </>
        }
      />
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="sm">
            <Paper p="lg">
              <FactList
                facts={[
                  { label: t`Customer`, value: sale.customer?.name },
                  { label: t`Branch`, value: sale.branch.name },
                  { label: t`Served by`, value: sale.cashierName },
                  ...sale.refunds.map((refund) => ({
                    label: t`Refunded as`,
                    value: linkTo(refund),
                  })),
                  { label: t`Refund of`, value: linkTo(sale.refundOf) },
                  { label: t`Exchanged for`, value: linkTo(sale.exchangedFor) },
                  { label: t`Exchanged from`, value: linkTo(sale.exchangedFrom) },
                  {
                    label: t`Reason`,
                    value: sale.returnReason ? t(returnReasonLabels[sale.returnReason]) : null,
                  },
                  { label: t`In words`, value: sale.reason },
                  {
                    label: t`Made void`,
                    value: sale.voidedAt
                      ? [formats.dateTime(sale.voidedAt), sale.voidedByName, sale.voidReason].join(
                          " · ",
                        )
                      : null,
                  },
                ]}
              />
            </Paper>
            <SaleLines lines={sale.lines} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <SaleSums sale={sale} />
        </Grid.Col>
      </Grid>
      {returning ? (
        <ReturnSaleDialog
          saleId={sale.id}
          terminalId={terminalId}
          number={sale.number}
          lines={sale.lines}
          isCustomerKnown={sale.customer !== null}
          onReturned={(refundId) => {
            returnDialog.close();
            void navigate({ to: "/sales/$saleId", params: { saleId: refundId } });
          }}
          onClose={returnDialog.close}
        />
      ) : null}
      {voiding ? (
        <VoidSaleDialog
          saleId={sale.id}
          terminalId={terminalId}
          number={sale.number}
          onClose={voidDialog.close}
        />
      ) : null}
    </>
  );
}
