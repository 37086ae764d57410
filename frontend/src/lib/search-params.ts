/** A text from the address bar, or nothing. */
export function textParam(value: unknown): string | undefined {
  // The router reads `?q=750` as a number; a search text stays a text.
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** One of the known choices from the address bar, or nothing. */
export function choiceParam<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((choice) => choice === value);
}

/** A flag from the address bar; only `true` counts. */
export function flagParam(value: unknown): true | undefined {
  return value === true ? true : undefined;
}

/** A calendar day such as `2026-11-20` from the address bar, or nothing. */
export function dayParam(value: unknown): string | undefined {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}
