import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Paper, Stack, Tabs } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCash, IconPencil } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";
import { useState } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { FactList } from "@/ui/fact-list";
import { PageHeader } from "@/ui/page-header";

import { PaySupplierDialog } from "../pay-supplier/pay-supplier-dialog";
import { ReceiveGoodsForm } from "../receive-goods/receive-goods-form";
import { RecordInvoiceForm } from "../record-invoice/record-invoice-form";
import { InvoiceList } from "../settle/invoice-list";
import { SupplierDialog } from "../supplier-form/supplier-dialog";
import { SupplierBalances } from "../supplier-parts/supplier-balances";

export const SupplierQuery = graphql(`
  query Supplier($id: ID!) {
    supplier(id: $id) {
      id
      name
      contact
      phoneShown
      country
      taxNumber
      note
      isActive
      createdAt
      ...SupplierForm_supplier
      ...SupplierBalances_supplier
    }
  }
`);

const route = getRouteApi("/shop/suppliers/$supplierId");

export function SupplierPage() {
  const { supplierId } = route.useParams();
  return <SupplierProfile supplierId={supplierId} />;
}

/** Who a supplier is and what is owed to them. */
export function SupplierProfile({ supplierId }: { supplierId: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const changes = useCan("purchasing.change_supplier");
  const pays = useCan("purchasing.pay");
  const receives = useCan("purchasing.receive");
  const invoices = useCan("purchasing.invoice");
  const [editing, editor] = useDisclosure();
  const [paying, payer] = useDisclosure();
  const [tab, setTab] = useState<string | null>("balances");
  const { data } = useSuspenseQuery(documentQuery(SupplierQuery, { id: supplierId }));
  const { supplier } = data;
  if (!supplier) throw notFound();
  return (
    <>
      <PageHeader
        title={supplier.name}
        description={supplier.isActive ? null : <Trans>Out of use</Trans>}
        actions={
          <>
            {changes ? (
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={editor.open}
              >
                <Trans>Edit</Trans>
              </Button>
            ) : null}
            {pays ? (
              <Button leftSection={<IconCash size={16} aria-hidden />} onClick={payer.open}>
                <Trans>Pay</Trans>
              </Button>
            ) : null}
          </>
        }
      />
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="balances">
            <Trans>Balances</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="invoices">
            <Trans>Invoices</Trans>
          </Tabs.Tab>
          {receives ? (
            <Tabs.Tab value="receive">
              <Trans>Receive goods</Trans>
            </Tabs.Tab>
          ) : null}
          {invoices ? (
            <Tabs.Tab value="invoice">
              <Trans>Record an invoice</Trans>
            </Tabs.Tab>
          ) : null}
        </Tabs.List>
        <Tabs.Panel value="balances">
          <Stack>
            <SupplierBalances supplier={supplier} />
            <Paper p="lg">
              <FactList
                facts={[
                  { label: t`Contact person`, value: supplier.contact },
                  {
                    label: t`Phone`,
                    value: supplier.phoneShown && <bdi>{supplier.phoneShown}</bdi>,
                  },
                  { label: t`Country code`, value: supplier.country },
                  { label: t`Tax number`, value: supplier.taxNumber },
                  { label: t`Since`, value: formats.dateTime(supplier.createdAt) },
                  { label: t`Note`, value: supplier.note },
                ]}
              />
            </Paper>
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="invoices">
          <InvoiceList supplierId={supplier.id} />
        </Tabs.Panel>
        <Tabs.Panel value="receive">
          <ReceiveGoodsForm supplierId={supplier.id} onReceived={() => setTab("balances")} />
        </Tabs.Panel>
        <Tabs.Panel value="invoice">
          <RecordInvoiceForm supplierId={supplier.id} onRecorded={() => setTab("invoices")} />
        </Tabs.Panel>
      </Tabs>
      {paying ? <PaySupplierDialog supplierId={supplier.id} onClose={payer.close} /> : null}
      {editing ? <SupplierDialog supplier={supplier} onClose={editor.close} /> : null}
    </>
  );
}
