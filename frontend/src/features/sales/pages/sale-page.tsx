import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Grid, Group, Paper, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound, useNavigate } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { usePrintReceipt } from "@/lib/print-receipt";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { FactList } from "@/ui/fact-list";
import { AnchorLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";
import { ReceiptButton } from "@/ui/receipt-button";

import { RefundSaleDialog } from "../refund-sale/refund-sale-dialog";
import { SaleBadge } from "../sale-detail/sale-badge";
import { SaleLines } from "../sale-detail/sale-lines";
import { SaleSums } from "../sale-detail/sale-sums";

export const SaleQuery = graphql(`
  query Sale($id: ID!) {
    sale(id: $id) {
      id
      number
      kind
      status
      soldAt
      cashierName
      reason
      customer {
        id
        name
      }
      branch {
        id
        name
      }
      refund {
        id
        number
      }
      refundOf {
        id
        number
      }
      lines {
        ...SaleLines_line
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
  const refunds = useCan("sales.refund");
  const audits = useCan("audit.view");
  const [refunding, dialog] = useDisclosure();
  const print = usePrintReceipt(saleId);
  const { data } = useSuspenseQuery(documentQuery(SaleQuery, { id: saleId }));
  const { sale } = data;
  if (!sale) throw notFound();

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
            {refunds && sale.kind === "SALE" && sale.status === "COMPLETED" ? (
              <Button
                variant="default"
                leftSection={
                  <IconArrowBackUp size={16} className="turns-with-direction" aria-hidden />
                }
                onClick={dialog.open}
              >
                <Trans>Refund</Trans>
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
                  { label: t`Refunded as`, value: linkTo(sale.refund) },
                  { label: t`Refund of`, value: linkTo(sale.refundOf) },
                  { label: t`Reason`, value: sale.reason },
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
      {refunding ? (
        <RefundSaleDialog
          saleId={sale.id}
          number={sale.number}
          onRefunded={(refundId) => {
            dialog.close();
            void navigate({ to: "/sales/$saleId", params: { saleId: refundId } });
          }}
          onClose={dialog.close}
        />
      ) : null}
    </>
  );
}
