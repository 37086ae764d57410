import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Grid, Group, Paper, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBan, IconEye } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";

import { graphql } from "@/gql";
import { documentQuery } from "@/lib/graphql/document-query";
import { identityKindLabels, paymentMethodLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { FactList } from "@/ui/fact-list";
import { PageHeader } from "@/ui/page-header";
import { ReceiptButton } from "@/ui/receipt-button";
import { SumRow } from "@/ui/sum-row";

import { PurchaseLines } from "../purchase-detail/purchase-lines";
import { PurchaseBadge } from "../purchase-list/purchase-badge";
import { RevealIdentityDialog } from "../reveal-identity/reveal-identity-dialog";
import { VoidPurchaseDialog } from "../void-purchase/void-purchase-dialog";

export const PurchaseQuery = graphql(`
  query Purchase($id: ID!, $language: String!) {
    purchase(id: $id) {
      id
      number
      status
      sellerName
      identityKind
      identityEnding
      buyerName
      boughtAt
      voidReason
      subtotal
      rounding
      total
      branch {
        id
        name
      }
      slip: receiptUrl(paper: MM80, language: $language)
      half: receiptUrl(paper: A5, language: $language)
      page: receiptUrl(paper: A4, language: $language)
      lines {
        ...PurchaseLines_line
      }
      payments {
        method
        amount
        reference
      }
    }
  }
`);

const route = getRouteApi("/shop/purchases/$purchaseId");

export function PurchasePage() {
  const { t, i18n } = useLingui();
  const { purchaseId } = route.useParams();
  const formats = useFormats();
  const mayVoid = useCan("buying.void");
  const mayReveal = useCan("buying.reveal_identity");
  const [voiding, voidDialog] = useDisclosure();
  const [revealing, revealDialog] = useDisclosure();
  const { data } = useSuspenseQuery(
    documentQuery(PurchaseQuery, { id: purchaseId, language: i18n.locale }),
  );
  const { purchase } = data;
  if (!purchase) throw notFound();

  return (
    <>
      <PageHeader
        title={
          <Group gap="sm">
            <bdi>{purchase.number}</bdi>
            <PurchaseBadge status={purchase.status} />
          </Group>
        }
        actions={
          <>
            {mayVoid && purchase.status === "COMPLETED" ? (
              <Button
                variant="light"
                color="red"
                leftSection={<IconBan size={16} aria-hidden />}
                onClick={voidDialog.open}
              >
                <Trans>Void</Trans>
              </Button>
            ) : null}
            <ReceiptButton
              onPrint={(paper) => {
                const { slip, half, page } = purchase;
                window.open({ MM80: slip, A5: half, A4: page }[paper], "_blank", "noopener");
              }}
            />
          </>
        }
      />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <PurchaseLines lines={purchase.lines} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <Paper p="lg">
              <FactList
                facts={[
                  { label: t`Seller`, value: purchase.sellerName },
                  {
                    label: t`Document`,
                    value: purchase.identityKind && (
                      <Group gap="xs">
                        {t(identityKindLabels[purchase.identityKind])}
                        <bdi>••••{purchase.identityEnding}</bdi>
                        {mayReveal ? (
                          <Button
                            size="compact-xs"
                            variant="subtle"
                            leftSection={<IconEye size={14} aria-hidden />}
                            onClick={revealDialog.open}
                          >
                            <Trans>Show</Trans>
                          </Button>
                        ) : null}
                      </Group>
                    ),
                  },
                  { label: t`Bought by`, value: purchase.buyerName },
                  { label: t`Time`, value: formats.dateTime(purchase.boughtAt) },
                  { label: t`Branch`, value: purchase.branch.name },
                  { label: t`Voided because`, value: purchase.voidReason },
                ]}
              />
            </Paper>
            <Paper p="lg">
              <Stack gap={4}>
                <SumRow label={<Trans>Subtotal</Trans>} amount={purchase.subtotal} />
                <SumRow label={<Trans>Rounding</Trans>} amount={purchase.rounding} unlessZero />
                <SumRow label={<Trans>Total</Trans>} amount={purchase.total} />
                {purchase.payments.map(({ method, amount, reference }) => (
                  <SumRow
                    key={`${method}-${reference}`}
                    label={[t(paymentMethodLabels[method]), reference].filter(Boolean).join(" · ")}
                    amount={amount}
                  />
                ))}
              </Stack>
            </Paper>
          </Stack>
        </Grid.Col>
      </Grid>
      {voiding ? (
        <VoidPurchaseDialog
          purchaseId={purchase.id}
          number={purchase.number}
          onClose={voidDialog.close}
        />
      ) : null}
      {revealing ? (
        <RevealIdentityDialog purchaseId={purchase.id} onClose={revealDialog.close} />
      ) : null}
    </>
  );
}
