import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Paper, Stack, TextInput } from "@mantine/core";
import { IconBarcode } from "@tabler/icons-react";
import { useRef, useState, type SubmitEvent } from "react";

import { compareDecimals, isDecimal } from "@/lib/decimal";
import { weight } from "@/lib/weight";
import { DecimalInput } from "@/ui/decimal-input";

import { ScanEntry } from "./scan-entry";
import { useScans } from "./use-scans";

/** A field that a scanner types into and ends with Enter; it keeps the focus, and the last scans stand below. */
export function ScanPanel({ countId }: { countId: string }) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const { scans, scan, sendAgain, forget } = useScans(countId);
  const [code, setCode] = useState("");
  const [quantity, setQuantity] = useState("1");
  const isNumber = isDecimal(quantity) && compareDecimals(quantity, "0") > 0;

  function enter(event: SubmitEvent) {
    event.preventDefault();
    if (!code.trim() || !isNumber) return;
    scan(code.trim(), weight(quantity));
    setCode("");
    setQuantity("1");
    field.current?.focus();
  }

  return (
    <Stack gap="sm">
      <Paper p="lg" component="form" onSubmit={enter}>
        <Group align="flex-end" gap="sm">
          <TextInput
            ref={field}
            label={t`Scan or type a code`}
            size="xl"
            flex="1 1 16rem"
            autoFocus
            autoComplete="off"
            leftSection={<IconBarcode size={24} aria-hidden />}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <DecimalInput
            label={t`Quantity or grams`}
            size="xl"
            w={180}
            value={quantity}
            error={isNumber ? null : t`Write a number.`}
            onChange={setQuantity}
          />
          <Button type="submit" size="xl">
            <Trans>Enter</Trans>
          </Button>
        </Group>
      </Paper>
      <Stack gap={6} role="log" aria-label={t`Last scans`}>
        {scans.map((one, place) => (
          <ScanEntry
            key={one.key}
            countId={countId}
            scan={one}
            isLast={place === 0}
            onSendAgain={() => sendAgain(one)}
            onUndone={() => {
              forget(one.key);
              field.current?.focus();
            }}
          />
        ))}
      </Stack>
    </Stack>
  );
}
