/** A field an import can fill. */
export interface ImportField {
  name: string;
  isRequired: boolean;
}

/** Where one of our fields comes from: a column of the file, or the same value for every row. */
export type Origin = { column: string } | { value: string };

export type Mapping = Readonly<Record<string, Origin>>;

function isOrigin(value: unknown): value is Origin {
  if (typeof value !== "object" || value === null) return false;
  return (
    ("column" in value && typeof value.column === "string") ||
    ("value" in value && typeof value.value === "string")
  );
}

/** Read a mapping of the graph; what is not one is left out. */
export function parseMapping(columns: unknown): Mapping {
  if (typeof columns !== "object" || columns === null) return {};
  return Object.fromEntries(
    Object.entries(columns).filter((entry): entry is [string, Origin] => isOrigin(entry[1])),
  );
}

/** Keep of a mapping what the file at hand can serve. */
export function fittingMapping(mapping: Mapping, fileColumns: readonly string[]): Mapping {
  return Object.fromEntries(
    Object.entries(mapping).filter(
      ([, origin]) => !("column" in origin) || fileColumns.includes(origin.column),
    ),
  );
}

/** Give one field its origin, or none. */
export function withOrigin(mapping: Mapping, field: string, origin: Origin | null): Mapping {
  const rest = Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== field));
  return origin ? { ...rest, [field]: origin } : rest;
}

/** The required fields that nothing fills yet. */
export function missingFields<Field extends ImportField>(
  fields: readonly Field[],
  mapping: Mapping,
): Field[] {
  return fields.filter(({ name, isRequired }) => isRequired && !(name in mapping));
}

/** Put the fields that are needed, or that the file fills, before the others. */
export function importantFirst<Field extends ImportField>(
  fields: readonly Field[],
  mapping: Mapping,
): Field[] {
  const isImportant = ({ name, isRequired }: ImportField) => isRequired || name in mapping;
  return [...fields.filter(isImportant), ...fields.filter((field) => !isImportant(field))];
}
