import { expect, test } from "vitest";

import { customerFieldErrors, customerInput, type CustomerValues } from "./customer-values";

const values: CustomerValues = {
  kind: "PERSON",
  name: "Sara",
  phone: "۰۹۱۲",
  otherPhones: "۰۹۳۵\n \n021",
  email: "",
  province: "",
  city: "",
  address: "",
  postalCode: "",
  ringSize: "",
  preferences: "",
  tags: ["VIP"],
  note: "",
  acceptsSms: true,
  acceptsEmail: false,
  familyDates: [
    { kind: "BIRTHDAY", name: "", on: "" },
    { kind: "ANNIVERSARY", name: "Wedding", on: "2010-05-01" },
  ],
};

test("sends one phone a line, in Latin digits, and only days that have a date", () => {
  const input = customerInput("sara", values);

  expect(input).toMatchObject({ id: "sara", name: "Sara", phone: "0912" });
  expect(input.profile).toMatchObject({
    otherPhones: ["0935", "021"],
    tags: ["VIP"],
    acceptsSms: true,
    familyDates: [{ kind: "ANNIVERSARY", name: "Wedding", on: "2010-05-01" }],
  });
});

test("puts a problem of one phone at the field of all", () => {
  const errors = customerFieldErrors([
    { path: ["otherPhones", "1"], message: "No number." },
    { path: ["familyDates", "0", "name"], message: "Too long." },
  ]);

  expect(errors).toEqual({ otherPhones: "No number.", "familyDates.0.name": "Too long." });
});
