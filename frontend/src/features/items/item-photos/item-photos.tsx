import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Group, Paper, SimpleGrid, Text, Title } from "@mantine/core";
import { IconCameraPlus } from "@tabler/icons-react";
import { useState } from "react";

import { readFragment, type FragmentType } from "@/gql";
import { useDocumentMutation } from "@/lib/graphql/use-document-mutation";
import { useCan } from "@/lib/viewer";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { ProblemAlert } from "@/ui/problem-alert";

import { moved } from "../model/photo-order";
import { addPhotoMessage } from "./item-photos-messages";
import {
  AddItemPhoto,
  ArrangeItemPhotos,
  ItemPhotosFragment,
  RemoveItemPhoto,
} from "./item-photos.graphql";
import { PhotoTile } from "./photo-tile";

/** The gallery of an item: the first photo is the one that lists show. */
export function ItemPhotos({ item }: { item: FragmentType<typeof ItemPhotosFragment> }) {
  const { t } = useLingui();
  const { id, displayName, photos } = readFragment(ItemPhotosFragment, item);
  const changes = useCan("catalog.change");
  const add = useDocumentMutation(AddItemPhoto);
  const arrange = useDocumentMutation(ArrangeItemPhotos);
  const [problem, setProblem] = useState<string | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);

  /** One after the other: each takes its place behind the one before. */
  async function keep(files: File[]) {
    setProblem(null);
    for (const file of files) {
      const input = { idempotencyKey: crypto.randomUUID(), itemId: id, file };
      const answer = (await add.run({ input }))?.addItemPhoto;
      const message = answer && addPhotoMessage(answer);
      if (message) setProblem(`${file.name}: ${t(message)}`);
      if (!answer || message) return;
    }
  }

  async function move(at: number, step: number) {
    const ids = photos.map((photo) => photo.id);
    const input = { itemId: id, photoIds: moved(ids, at, step) };
    const answer = (await arrange.run({ input }))?.arrangeItemPhotos;
    const isStale = answer !== undefined && answer.__typename !== "ArrangeItemPhotosSuccess";
    setProblem(isStale ? t`The photos have changed meanwhile. Look at them again.` : null);
  }

  if (photos.length === 0 && !changes) return null;
  return (
    <Paper p="lg">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5">
          <Trans>Photos</Trans>
        </Title>
        {changes ? (
          <FileButton
            multiple
            accept="image/jpeg,image/png,image/webp"
            onChange={(files) => void keep(files)}
          >
            {(button) => (
              <Button
                {...button}
                variant="light"
                size="compact-sm"
                loading={add.isPending}
                leftSection={<IconCameraPlus size={16} aria-hidden />}
              >
                <Trans>Add photos</Trans>
              </Button>
            )}
          </FileButton>
        ) : null}
      </Group>
      {problem ? <ProblemAlert>{problem}</ProblemAlert> : null}
      {photos.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>No photo yet</Trans>
        </Text>
      ) : null}
      <SimpleGrid cols={{ base: 2, xs: 3, lg: 4 }} spacing="xs">
        {photos.map((photo, at) => (
          <PhotoTile
            key={photo.id}
            photo={photo}
            name={displayName}
            number={at + 1}
            {...(changes
              ? {
                  onEarlier: at > 0 ? () => void move(at, -1) : null,
                  onLater: at < photos.length - 1 ? () => void move(at, 1) : null,
                  onRemove: () => setRemoving(photo.id),
                }
              : {})}
          />
        ))}
      </SimpleGrid>
      {removing ? <RemovePhotoDialog id={removing} onClose={() => setRemoving(null)} /> : null}
    </Paper>
  );
}

function RemovePhotoDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const remove = useDocumentMutation(RemoveItemPhoto);
  return (
    <ConfirmDialog
      opened
      dangerous
      title={<Trans>Remove this photo</Trans>}
      confirmLabel={<Trans>Remove for good</Trans>}
      busy={remove.isPending}
      // Whether it is removed now or was gone before: the gallery shows what is left.
      onConfirm={() => void remove.run({ input: { id } }).then(onClose)}
      onClose={onClose}
    >
      <Trans>The file is thrown away and cannot be brought back.</Trans>
    </ConfirmDialog>
  );
}
