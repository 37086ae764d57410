import { useState } from "react";

interface CursorStack {
  after: string | null;
  hasPrevious: boolean;
  next: (endCursor: string | null | undefined) => void;
  previous: () => void;
}

/**
 * The pages gone through so far, so that "previous" needs no backward query.
 *
 * A new `scope` (another search, filter or order) starts again at the first page.
 */
export function useCursorStack(scope: string): CursorStack {
  const [pages, setPages] = useState<{ scope: string; cursors: readonly string[] }>({
    scope,
    cursors: [],
  });
  const cursors = pages.scope === scope ? pages.cursors : [];
  return {
    after: cursors.at(-1) ?? null,
    hasPrevious: cursors.length > 0,
    next: (endCursor) => {
      if (endCursor) setPages({ scope, cursors: [...cursors, endCursor] });
    },
    previous: () => setPages({ scope, cursors: cursors.slice(0, -1) }),
  };
}
