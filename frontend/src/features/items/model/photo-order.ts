/** The ids with the one at `from` moved by `step` places; the same where it cannot go there. */
export function moved(ids: readonly string[], from: number, step: number): string[] {
  const to = from + step;
  const next = [...ids];
  if (from < 0 || from >= ids.length || to < 0 || to >= ids.length) return next;
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
