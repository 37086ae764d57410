interface FieldProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Form errors keyed the way Mantine names nested fields: `stones.0.carat`. */
export function fieldErrors(problems: readonly FieldProblem[]): Record<string, string> {
  return Object.fromEntries(problems.map(({ path, message }) => [path.join("."), message]));
}
