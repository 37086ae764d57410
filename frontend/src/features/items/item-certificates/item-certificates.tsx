import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Anchor, Button, Group, Paper, Table, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";

import { readFragment, type FragmentType } from "@/gql";
import type { ItemCertificates_ItemFragment } from "@/gql/graphql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { stoneKindLabels } from "@/lib/labels";
import { useFormats } from "@/lib/use-formats";
import { useCan } from "@/lib/viewer";
import { ConfirmDialog } from "@/ui/confirm-dialog";

import { AddCertificateDialog } from "./add-certificate-dialog";
import { ItemCertificatesFragment, RemoveItemCertificate } from "./item-certificates.graphql";

type Certificate = ItemCertificates_ItemFragment["certificates"][number];

/** What laboratories say of an item and of its stones. */
export function ItemCertificates({
  item,
}: {
  item: FragmentType<typeof ItemCertificatesFragment>;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const { id, certificates, stones } = readFragment(ItemCertificatesFragment, item);
  const changes = useCan("catalog.change");
  const [adding, dialog] = useDisclosure();
  const [removing, setRemoving] = useState<Certificate | null>(null);

  /** The stone whose laboratory and number these are. */
  function graded({ lab, number }: Certificate): string | null {
    const stone = stones.find(
      (each) => each.certificateLab === lab && each.certificateNumber === number,
    );
    return stone
      ? `${formats.number(stone.count)} × ${t(stoneKindLabels[stone.kind])} ${formats.number(stone.carat)}`
      : null;
  }

  if (certificates.length === 0 && !changes) return null;
  return (
    <Paper p="lg">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5">
          <Trans>Certificates</Trans>
        </Title>
        {changes ? (
          <Button variant="light" size="compact-sm" onClick={dialog.open}>
            <Trans>Add a certificate</Trans>
          </Button>
        ) : null}
      </Group>
      {certificates.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>No certificate yet</Trans>
        </Text>
      ) : (
        <Table aria-label={t`Certificates`}>
          <Table.Tbody>
            {certificates.map((certificate) => (
              <Table.Tr key={certificate.id}>
                <Table.Td>
                  <Name certificate={certificate} />
                  <Text size="xs" c="dimmed">
                    {graded(certificate)}
                  </Text>
                </Table.Td>
                <Table.Td>{formats.dateTime(certificate.addedAt)}</Table.Td>
                <Table.Td ta="end">
                  {changes ? (
                    <ActionIcon
                      variant="subtle"
                      color="red"
                      aria-label={t`Remove certificate ${{ number: certificate.number }}`}
                      onClick={() => setRemoving(certificate)}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {adding ? <AddCertificateDialog itemId={id} onClose={dialog.close} /> : null}
      {removing ? (
        <RemoveCertificateDialog certificate={removing} onClose={() => setRemoving(null)} />
      ) : null}
    </Paper>
  );
}

function Name({ certificate: { lab, number, url } }: { certificate: Certificate }) {
  const name = <bdi>{`${lab} ${number}`}</bdi>;
  return url ? (
    <Anchor inherit href={url} download>
      {name}
    </Anchor>
  ) : (
    name
  );
}

function RemoveCertificateDialog({
  certificate: { id, number },
  onClose,
}: {
  certificate: Certificate;
  onClose: () => void;
}) {
  const remove = useDocumentMutation(RemoveItemCertificate);
  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Remove certificate {number}</Trans>}
      confirmLabel={<Trans>Remove for good</Trans>}
      busy={remove.isPending}
      // Whether it is removed now or was gone before: the list shows what is left.
      onConfirm={() => void remove.run({ input: { id } }).then(onClose)}
      onClose={onClose}
    >
      <Trans>The file is thrown away and cannot be brought back.</Trans>
    </ConfirmDialog>
  );
}
