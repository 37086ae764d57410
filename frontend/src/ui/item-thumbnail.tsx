import { Avatar } from "@mantine/core";
import { IconDiamond } from "@tabler/icons-react";

interface ItemThumbnailProps {
  /** Of the cover; null where an item has no photo. */
  address: string | null;
  size?: number;
}

/** What an item looks like, small. Its name stands beside it, so it has none of its own. */
export function ItemThumbnail({ address, size = 40 }: ItemThumbnailProps) {
  return (
    <Avatar src={address} alt="" size={size} radius="sm" imageProps={{ loading: "lazy" }}>
      <IconDiamond size={size / 2} stroke={1} aria-hidden />
    </Avatar>
  );
}
