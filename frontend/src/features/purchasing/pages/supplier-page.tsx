import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Paper, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPencil } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { FactList } from "@/ui/fact-list";
import { PageHeader } from "@/ui/page-header";

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
  const [editing, editor] = useDisclosure();
  const { data } = useSuspenseQuery(documentQuery(SupplierQuery, { id: supplierId }));
  const { supplier } = data;
  if (!supplier) throw notFound();
  return (
    <>
      <PageHeader
        title={supplier.name}
        description={supplier.isActive ? null : <Trans>Out of use</Trans>}
        actions={
          changes ? (
            <Button
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={editor.open}
            >
              <Trans>Edit</Trans>
            </Button>
          ) : null
        }
      />
      <Stack>
        <SupplierBalances supplier={supplier} />
        <Paper p="lg">
          <FactList
            facts={[
              { label: t`Contact person`, value: supplier.contact },
              { label: t`Phone`, value: supplier.phoneShown && <bdi>{supplier.phoneShown}</bdi> },
              { label: t`Country code`, value: supplier.country },
              { label: t`Tax number`, value: supplier.taxNumber },
              { label: t`Since`, value: formats.dateTime(supplier.createdAt) },
              { label: t`Note`, value: supplier.note },
            ]}
          />
        </Paper>
      </Stack>
      {editing ? <SupplierDialog supplier={supplier} onClose={editor.close} /> : null}
    </>
  );
}
