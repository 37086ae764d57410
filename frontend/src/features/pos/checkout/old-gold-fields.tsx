import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Fieldset, Group, Select } from "@mantine/core";
import { IconPlus, IconScale, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";

import { execute } from "@/lib/graphql/execute";
import { metalLabels } from "@/lib/labels";
import { useChoices } from "@/lib/use-choices";
import { DecimalInput } from "@/ui/decimal-input";
import { QueryFailure } from "@/ui/query-failure";
import { WeightInput } from "@/ui/weight-input";

import { pieceInputs, withPiece, type OldGoldPiece, type PaymentRow } from "../model/payments";
import { OldGoldValueQuery } from "./old-gold.graphql";

interface OldGoldFieldsProps {
  row: PaymentRow;
  quoteId: string;
  onChange: (part: Partial<PaymentRow>) => void;
}

/** Old metal on the scale: weighed, tested, and valued at what the shop pays today. */
export function OldGoldFields({ row, quoteId, onChange }: OldGoldFieldsProps) {
  const { t } = useLingui();
  const asked = pieceInputs(row.pieces);
  const valuing = useMutation({
    mutationFn: (pieces: NonNullable<typeof asked>) =>
      execute(OldGoldValueQuery, { quoteId, pieces }),
    onSuccess: ({ oldGoldValue }) => onChange({ amount: oldGoldValue.total }),
  });
  // Another piece is worth another amount.
  const changePieces = (pieces: readonly OldGoldPiece[]) => onChange({ pieces, amount: "" });
  return (
    <Fieldset legend={t`Old gold`}>
      {row.pieces.map((piece, index) => (
        <Piece
          key={index}
          piece={piece}
          onChange={(part) =>
            changePieces(row.pieces.map((one, at) => (at === index ? { ...one, ...part } : one)))
          }
          onRemove={
            row.pieces.length > 1
              ? () => changePieces(row.pieces.filter((_, at) => at !== index))
              : undefined
          }
        />
      ))}
      <QueryFailure error={valuing.error} />
      <Group mt="xs" justify="space-between">
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => changePieces(withPiece(row.pieces))}
        >
          <Trans>Another piece</Trans>
        </Button>
        <Button
          variant="light"
          size="compact-sm"
          leftSection={<IconScale size={14} aria-hidden />}
          disabled={asked === null}
          loading={valuing.isPending}
          onClick={() => asked && valuing.mutate(asked)}
        >
          <Trans>Value it</Trans>
        </Button>
      </Group>
    </Fieldset>
  );
}

interface PieceProps {
  piece: OldGoldPiece;
  onChange: (part: Partial<OldGoldPiece>) => void;
  onRemove: (() => void) | undefined;
}

function Piece({ piece, onChange, onRemove }: PieceProps) {
  const { t } = useLingui();
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <Select
        label={t`Metal`}
        data={useChoices(metalLabels)}
        value={piece.metal}
        onChange={(metal) => metal && onChange({ metal })}
        allowDeselect={false}
        w={110}
      />
      <WeightInput
        label={t`Gross weight`}
        value={piece.grossWeight}
        onChange={(grossWeight) => onChange({ grossWeight })}
      />
      <WeightInput
        label={t`Deduction`}
        value={piece.deduction}
        onChange={(deduction) => onChange({ deduction })}
      />
      <DecimalInput
        label={t`Tested fineness`}
        value={piece.fineness}
        onChange={(fineness) => onChange({ fineness })}
      />
      {onRemove ? (
        <ActionIcon
          variant="subtle"
          color="red"
          size={36}
          aria-label={t`Remove this piece`}
          onClick={onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      ) : null}
    </Group>
  );
}
