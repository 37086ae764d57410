import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { QuoteCartInput, QuoteCartMutation } from "@/gql/graphql";
import { execute } from "@/lib/graphql/execute";

import { QuoteCart } from "./quote-cart.graphql";

const TYPING_PAUSE = 200;
const SOONEST_RENEWAL = 5_000;

type Answer = QuoteCartMutation["quoteCart"];
export type CartQuote = Extract<Answer, { __typename: "QuoteCartSuccess" }>["quote"];

/** The price of a cart, asked again whenever it changes and when the price runs out. */
export function useQuote(input: QuoteCartInput | null) {
  const [settled] = useDebouncedValue(input, TYPING_PAUSE);
  const isSettled = JSON.stringify(settled) === JSON.stringify(input);
  const query = useQuery({
    queryKey: ["quote", settled],
    queryFn: async ({ signal }) => {
      if (!settled) return null;
      return (await execute(QuoteCart, { input: settled }, signal)).quoteCart;
    },
    enabled: settled !== null,
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => untilExpiry(state.data ?? null),
  });
  const answer = input ? (query.data ?? null) : null;
  return {
    answer,
    quote: answer?.__typename === "QuoteCartSuccess" ? answer.quote : null,
    /** Whether the price belongs to the cart as it is now. */
    isCurrent: isSettled && !query.isFetching && !query.isPlaceholderData,
    error: query.error,
  };
}

function untilExpiry(answer: Answer | null): number | false {
  if (answer?.__typename !== "QuoteCartSuccess") return false;
  return Math.max(new Date(answer.quote.expiresAt).getTime() - Date.now(), SOONEST_RENEWAL);
}
