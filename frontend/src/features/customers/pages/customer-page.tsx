import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu, Tabs, ActionIcon } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDots, IconPencil } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { useCan } from "@/lib/viewer";
import { AnchorLink } from "@/ui/links";
import { PageHeader } from "@/ui/page-header";

import { CustomerNotes } from "../add-customer-note/customer-notes";
import { CustomerCredit } from "../customer-detail/customer-credit";
import { CustomerDues } from "../customer-detail/customer-dues";
import { CustomerFacts } from "../customer-detail/customer-facts";
import { CustomerPurchases } from "../customer-detail/customer-purchases";
import { CustomerDocuments } from "../customer-documents/customer-documents";
import { EditCustomerDialog } from "../edit-customer/edit-customer-dialog";
import { MergeCustomersDialog } from "../merge-customers/merge-customers-dialog";
import { SetCreditLimitDialog } from "../set-credit-limit/set-credit-limit-dialog";

export const CustomerQuery = graphql(`
  query Customer($id: ID!) {
    customer(id: $id) {
      id
      name
      creditLimit
      gramLimit
      mergedInto {
        id
        name
      }
      ...CustomerFacts_customer
      ...EditCustomer_customer
      ...CustomerDocuments_customer
    }
  }
`);

const route = getRouteApi("/shop/customers/$customerId");

interface CustomerPageProps {
  /** What is owed on account, and the ways to settle it; it belongs to another feature. */
  account?: ((customerId: string) => ReactNode) | undefined;
}

export function CustomerPage(props: CustomerPageProps) {
  const { customerId } = route.useParams();
  return <CustomerProfile customerId={customerId} {...props} />;
}

interface CustomerProfileProps extends CustomerPageProps {
  customerId: string;
}

/** Everything about one customer, a tab each. */
export function CustomerProfile({ customerId, account }: CustomerProfileProps) {
  const { t } = useLingui();
  const changes = useCan("customers.change");
  const merges = useCan("customers.merge");
  const limits = useCan("customers.set_credit_limit");
  const seesSales = useCan("sales.view");
  const seesPlans = useCan("instalments.view");
  const seesCredit = useCan("loyalty.view");
  const [editing, editor] = useDisclosure();
  const [merging, merger] = useDisclosure();
  const [limiting, limiter] = useDisclosure();
  const { data } = useSuspenseQuery(documentQuery(CustomerQuery, { id: customerId }));
  const { customer } = data;
  if (!customer) throw notFound();
  const { mergedInto } = customer;
  const isKept = mergedInto === null;

  return (
    <>
      <PageHeader
        title={customer.name}
        description={
          mergedInto ? (
            <>
              <Trans>Merged into</Trans>{" "}
              <AnchorLink to="/customers/$customerId" params={{ customerId: mergedInto.id }}>
                {mergedInto.name}
              </AnchorLink>
            </>
          ) : null
        }
        actions={
          isKept ? (
            <>
              {changes ? (
                <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={editor.open}>
                  <Trans>Edit</Trans>
                </Button>
              ) : null}
              {merges || limits ? (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon size={36} variant="default" aria-label={t`More to do`}>
                      <IconDots size={16} />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    {limits ? (
                      <Menu.Item onClick={limiter.open}>
                        <Trans>How much the customer may owe</Trans>
                      </Menu.Item>
                    ) : null}
                    {merges ? (
                      <Menu.Item onClick={merger.open}>
                        <Trans>Merge with another customer</Trans>
                      </Menu.Item>
                    ) : null}
                  </Menu.Dropdown>
                </Menu>
              ) : null}
            </>
          ) : null
        }
      />
      <Tabs defaultValue="details" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="details">
            <Trans>Details</Trans>
          </Tabs.Tab>
          {seesSales ? (
            <Tabs.Tab value="purchases">
              <Trans>Purchases</Trans>
            </Tabs.Tab>
          ) : null}
          <Tabs.Tab value="dues">
            <Trans>Dues</Trans>
          </Tabs.Tab>
          {seesCredit ? (
            <Tabs.Tab value="credit">
              <Trans>Credit and points</Trans>
            </Tabs.Tab>
          ) : null}
          <Tabs.Tab value="notes">
            <Trans>Notes</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="documents">
            <Trans>Documents</Trans>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="details">
          <CustomerFacts customer={customer} />
        </Tabs.Panel>
        <Tabs.Panel value="purchases">
          <CustomerPurchases customerId={customer.id} />
        </Tabs.Panel>
        <Tabs.Panel value="dues">
          {account && seesPlans ? account(customer.id) : null}
          <CustomerDues customerId={customer.id} />
        </Tabs.Panel>
        <Tabs.Panel value="credit">
          <CustomerCredit customerId={customer.id} />
        </Tabs.Panel>
        <Tabs.Panel value="notes">
          <CustomerNotes customerId={customer.id} />
        </Tabs.Panel>
        <Tabs.Panel value="documents">
          <CustomerDocuments customer={customer} />
        </Tabs.Panel>
      </Tabs>
      {editing ? <EditCustomerDialog customer={customer} onClose={editor.close} /> : null}
      {merging ? <MergeCustomersDialog customer={customer} onClose={merger.close} /> : null}
      {limiting ? <SetCreditLimitDialog customer={customer} onClose={limiter.close} /> : null}
    </>
  );
}
