import { fieldErrors } from "@/lib/forms/server-errors";

/** The server names fields from the root of its input (`item.sku`); the form knows them without the root. */
export function itemFieldErrors(fields: Parameters<typeof fieldErrors>[0]): Record<string, string> {
  return fieldErrors(
    fields.map(({ path, message }) => ({
      path: path[0] === "item" ? path.slice(1) : path,
      message,
    })),
  );
}
