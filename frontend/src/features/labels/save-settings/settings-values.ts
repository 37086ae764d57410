import type { LabelFormatInput, SaveLabelSettingsInput } from "@/gql/graphql";

/** A format as it is typed: counts are texts until they are sent. */
export type FormatValues = Omit<LabelFormatInput, "columns" | "rows"> & {
  columns: string;
  rows: string;
};

export type SettingsValues = Omit<SaveLabelSettingsInput, "formats"> & { formats: FormatValues[] };

export function settingsValues({ formats, ...numbers }: SaveLabelSettingsInput): SettingsValues {
  return {
    ...numbers,
    formats: formats.map((format) => ({
      ...format,
      columns: String(format.columns),
      rows: String(format.rows),
    })),
  };
}

export function settingsInput({ formats, ...numbers }: SettingsValues): SaveLabelSettingsInput {
  return {
    ...numbers,
    formats: formats.map((format) => ({
      ...format,
      columns: Number(format.columns),
      rows: Number(format.rows),
    })),
  };
}

/** A count that the server can read; how large it may be, it says itself. */
export function isCount(text: string): boolean {
  return /^[0-9]{1,3}$/.test(text);
}
