import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Badge, Group, Text } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconTrash } from "@tabler/icons-react";

import type { ItemPhotos_ItemFragment } from "@/gql/graphql";

import classes from "./photo-tile.module.css";

interface PhotoTileProps {
  photo: ItemPhotos_ItemFragment["photos"][number];
  /** Of the item. */
  name: string;
  number: number;
  /** Null where it cannot go further; left out for those who may only look. */
  onEarlier?: (() => void) | null;
  onLater?: (() => void) | null;
  onRemove?: () => void;
}

/** One photo of the gallery, and what can be done with it. */
export function PhotoTile({ photo, name, number, onEarlier, onLater, onRemove }: PhotoTileProps) {
  const { t } = useLingui();
  return (
    <figure className={classes.tile ?? ""} style={{ margin: 0 }}>
      <div className={classes.picture}>
        <Picture photo={photo} label={t`${{ name }}, photo ${{ number }}`} />
      </div>
      <Group justify="space-between" gap={4} p={4} wrap="nowrap">
        {number === 1 ? (
          <Badge variant="light" size="sm">
            <Trans>Cover</Trans>
          </Badge>
        ) : (
          <span />
        )}
        {onRemove ? (
          <Group gap={2} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              size="sm"
              disabled={!onEarlier}
              aria-label={t`Move photo ${{ number }} forward`}
              onClick={() => onEarlier?.()}
            >
              <IconArrowLeft size={14} className="turns-with-direction" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size="sm"
              disabled={!onLater}
              aria-label={t`Move photo ${{ number }} back`}
              onClick={() => onLater?.()}
            >
              <IconArrowRight size={14} className="turns-with-direction" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size="sm"
              color="red"
              aria-label={t`Remove photo ${{ number }}`}
              onClick={onRemove}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </Group>
        ) : null}
      </Group>
    </figure>
  );
}

function Picture({ photo, label }: { photo: PhotoTileProps["photo"]; label: string }) {
  if (photo.url && photo.thumbnailUrl) {
    return (
      <a href={photo.url} target="_blank" rel="noreferrer">
        <img src={photo.thumbnailUrl} alt={label} loading="lazy" />
      </a>
    );
  }
  return (
    <Text size="xs" c="dimmed" ta="center" p="xs">
      {photo.state === "DAMAGED" ? (
        <Trans>This file is damaged.</Trans>
      ) : (
        <Trans>The picture is being made…</Trans>
      )}
    </Text>
  );
}
