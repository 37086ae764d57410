import { Trans, useLingui } from "@lingui/react/macro";
import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { readFragment } from "@/gql";
import { toAsciiDigits } from "@/lib/digits";
import { documentQuery } from "@/lib/graphql/document-query";
import { execute } from "@/lib/graphql/execute";
import { pressOf, scanReader } from "@/lib/scanner/read-scan";
import { useScanner } from "@/lib/scanner/use-scanner";
import { QueryFailure } from "@/ui/query-failure";
import { SearchInput } from "@/ui/search-input";
import { toastProblem } from "@/ui/toast";

import type { SellableItem } from "../model/cart";
import { FindItems, FoundItemFragment, ItemByCode } from "./find-item.graphql";
import { FoundItem } from "./found-item";

/** Finds what is on the counter: by scanner, by SKU or by a part of its name. */
export function ItemFinder({ onPick }: { onPick: (item: SellableItem) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [readScan] = useState(scanReader);
  const [search] = useDebouncedValue(text.trim(), 200);
  const { data, error } = useQuery({
    ...documentQuery(FindItems, {
      search: search || null,
      // Of what is searched, the one whose code it is comes first.
      ordering: search ? [] : [{ name: "ASC" }],
    }),
    placeholderData: keepPreviousData,
  });
  const found = data?.items.edges.map(({ node }) => readFragment(FoundItemFragment, node)) ?? [];

  /** A scanner types the code and presses Enter, faster than any list can follow. */
  async function pickByCode(typed: string) {
    const code = toAsciiDigits(typed.trim());
    if (!code) return;
    const reply = await execute(ItemByCode, { code }).catch(() => undefined);
    if (!reply) {
      toastProblem(t`The code could not be looked up. Try again.`);
      return;
    }
    const item =
      readFragment(FoundItemFragment, reply.itemByCode) ??
      (search === typed.trim() && found.length === 1 ? found[0] : null);
    if (!item) {
      toastProblem(t`No item has the code ${code}.`);
      return;
    }
    onPick(item);
    setText("");
  }

  useScanner((code) => void pickByCode(code));

  return (
    <Stack gap="sm">
      <SearchInput
        label={t`Scan a code, or search name or SKU`}
        placeholder={t`Scan a code, or search: ring 18k 3-5g`}
        shortcut="F2"
        size="lg"
        autoFocus
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          // On a Persian keyboard a scanner's letters stand in the field as other ones: their keys tell the code.
          const scanned = readScan(pressOf(event.nativeEvent));
          if (event.key === "Enter") void pickByCode(scanned ?? text);
        }}
      />
      <QueryFailure error={error} />
      {data && found.length === 0 ? (
        <Text c="dimmed" ta="center" py="xl">
          <Trans>Nothing in stock matches.</Trans>
        </Text>
      ) : null}
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="xs">
        {found.map((item) => (
          <FoundItem key={item.id} item={item} onPick={() => onPick(item)} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
