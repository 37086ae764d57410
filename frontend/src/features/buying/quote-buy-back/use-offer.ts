import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { QuoteBuyBackInput } from "@/gql/graphql";
import { execute } from "@/lib/graphql/execute";

import { QuoteBuyBack } from "./quote-buy-back.graphql";

const TYPING_PAUSE = 250;
const RENEWAL = 60_000;

/** What the shop would pay, asked again whenever something changes, and once a minute. */
export function useOffer(input: QuoteBuyBackInput | null) {
  const [settled] = useDebouncedValue(input, TYPING_PAUSE);
  const isSettled = JSON.stringify(settled) === JSON.stringify(input);
  const query = useQuery({
    queryKey: ["buy-back-offer", settled],
    queryFn: async ({ signal }) =>
      settled ? (await execute(QuoteBuyBack, { input: settled }, signal)).quoteBuyBack : null,
    enabled: settled !== null,
    staleTime: RENEWAL,
    gcTime: 0,
    refetchInterval: RENEWAL,
    placeholderData: keepPreviousData,
  });
  const answer = input ? (query.data ?? null) : null;
  const isCurrent = isSettled && !query.isFetching && !query.isPlaceholderData;
  return { answer, isCurrent, refresh: () => void query.refetch() };
}
