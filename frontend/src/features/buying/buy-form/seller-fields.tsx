import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconId } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { graphql } from "@/gql";
import type { IdentityKind } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { identityKindLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { FieldGroup } from "@/ui/field-group";

import type { SellerValues } from "../model/purchase-values";

export const FindSellers = graphql(`
  query FindSellers($search: String) {
    customers(filters: { search: $search }, first: 10) {
      edges {
        node {
          id
          name
          phone
        }
      }
    }
  }
`);

interface SellerFieldsProps {
  seller: SellerValues;
  /** The documents that the law accepts, where it asks for one. */
  demanded: readonly IdentityKind[] | null;
  onChange: (change: Partial<SellerValues>) => void;
}

/** Who sells, and by which document we know it. */
export function SellerFields({ seller, demanded, onChange }: SellerFieldsProps) {
  const { t } = useLingui();
  const kinds = useChoices(identityKindLabels);
  return (
    <FieldGroup title={<Trans>Seller</Trans>}>
      {demanded ? (
        <Alert color="yellow" icon={<IconId size={18} />} mb="sm">
          <Trans>The law asks for the seller's identity with this purchase.</Trans>
        </Alert>
      ) : null}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <CustomerSelect seller={seller} onChange={onChange} />
        <TextInput
          label={t`Name`}
          required={demanded !== null}
          value={seller.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t`Document`}
          clearable
          required={demanded !== null}
          data={demanded ? kinds.filter(({ value }) => demanded.includes(value)) : kinds}
          value={seller.identityKind}
          onChange={(identityKind) => onChange({ identityKind })}
        />
        <TextInput
          label={t`Number of the document`}
          description={t`Kept sealed; afterwards only its end is shown.`}
          inputWrapperOrder={["label", "input", "description", "error"]}
          required={demanded !== null}
          dir="ltr"
          autoComplete="off"
          value={seller.identityNumber}
          onChange={(event) => onChange({ identityNumber: event.currentTarget.value })}
        />
      </SimpleGrid>
    </FieldGroup>
  );
}

function CustomerSelect({ seller, onChange }: Pick<SellerFieldsProps, "seller" | "onChange">) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 200);
  const { data } = useQuery({
    ...documentQuery(FindSellers, { search: search || null }),
    placeholderData: keepPreviousData,
  });
  const found = data?.customers.edges.map(({ node }) => node) ?? [];
  const chosen = seller.customer && { ...seller.customer, phone: "" };
  const known = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Select
      label={t`Customer`}
      placeholder={t`Name or phone`}
      nothingFoundMessage={t`Nobody matches`}
      searchable
      clearable
      data={known.map(({ id, name, phone }) => ({
        value: id,
        label: [name, phone].filter(Boolean).join(" · "),
      }))}
      // The server has already found the matches, by phone and by every spelling of the name.
      filter={({ options }) => options}
      onSearchChange={setText}
      value={seller.customer?.id ?? null}
      onChange={(id) => {
        const customer = known.find((one) => one.id === id) ?? null;
        onChange({ customer, name: customer ? customer.name : seller.name });
      }}
    />
  );
}
