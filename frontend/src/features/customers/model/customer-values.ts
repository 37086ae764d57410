import type {
  CustomerKind,
  EditCustomer_CustomerFragment as Customer,
  FamilyDateKind,
  UpdateCustomerInput,
} from "@/gql/graphql";
import { toAsciiDigits } from "@/lib/digits";

/** What the form of a customer holds while somebody types; lists are one text. */
export interface CustomerValues {
  kind: CustomerKind;
  name: string;
  phone: string;
  otherPhones: string;
  email: string;
  province: string;
  city: string;
  address: string;
  postalCode: string;
  ringSize: string;
  preferences: string;
  tags: string[];
  note: string;
  acceptsSms: boolean;
  acceptsEmail: boolean;
  familyDates: { kind: FamilyDateKind; name: string; on: string }[];
}

/** The form of a customer as they are now. */
export function valuesOf(customer: Customer): CustomerValues {
  return {
    ...customer,
    otherPhones: customer.otherPhones.join("\n"),
    tags: [...customer.tags],
    familyDates: customer.familyDates.map(({ kind, name, on }) => ({ kind, name, on })),
  };
}

/** What is sent: numbers in Latin digits, one phone a line, days that have a date. */
export function customerInput(id: string, values: CustomerValues): UpdateCustomerInput {
  const { name, phone, email, note, otherPhones, familyDates, ...profile } = values;
  return {
    id,
    name,
    phone: toAsciiDigits(phone),
    email,
    note,
    profile: {
      kind: profile.kind,
      otherPhones: toAsciiDigits(otherPhones)
        .split("\n")
        .filter((line) => line.trim() !== ""),
      province: profile.province,
      city: profile.city,
      address: profile.address,
      postalCode: profile.postalCode,
      ringSize: profile.ringSize,
      preferences: profile.preferences,
      tags: profile.tags,
      acceptsSms: profile.acceptsSms,
      acceptsEmail: profile.acceptsEmail,
      familyDates: familyDates.filter(({ on }) => on !== ""),
    },
  };
}

/** Problems of the profile are those of the form's own fields; the phones are one field of it. */
export function customerFieldErrors(
  problems: readonly { path: readonly string[]; message: string }[],
): Record<string, string> {
  return Object.fromEntries(
    problems.map(({ path, message }) => {
      const field = path[0] === "otherPhones" ? "otherPhones" : path.join(".");
      return [field, message];
    }),
  );
}
