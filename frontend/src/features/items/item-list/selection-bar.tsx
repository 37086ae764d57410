import { Plural, Trans } from "@lingui/react/macro";
import { Button, Group, Text } from "@mantine/core";

import { ButtonLink } from "@/ui/links";

interface SelectionBarProps {
  chosen: number;
  matching: number | undefined;
  onEditChosen: () => void;
  onEditMatching: () => void;
  onClear: () => void;
}

/** Leads from the list to changing many of its items: those that are ticked, or all that match the filter. */
export function SelectionBar(props: SelectionBarProps) {
  const { chosen, matching, onEditChosen, onEditMatching, onClear } = props;
  return (
    <Group gap="xs" mb="sm">
      {chosen > 0 ? (
        <>
          <Text size="sm">
            <Plural value={chosen} one="# item chosen" other="# items chosen" />
          </Text>
          <Button size="xs" onClick={onEditChosen}>
            <Trans>Change these</Trans>
          </Button>
          <Button size="xs" variant="default" onClick={onClear}>
            <Trans>Choose none</Trans>
          </Button>
        </>
      ) : (
        <Button size="xs" variant="default" disabled={!matching} onClick={onEditMatching}>
          <Plural
            value={matching ?? 0}
            one="Change the # item that matches"
            other="Change all # that match"
          />
        </Button>
      )}
      <ButtonLink to="/items/edits" size="xs" variant="subtle">
        <Trans>Earlier changes</Trans>
      </ButtonLink>
    </Group>
  );
}
