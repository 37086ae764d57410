const PERSIAN_ZERO = 0x06f0;
const ARABIC_ZERO = 0x0660;

/** Turn Persian and Arabic digits into ASCII digits and leave every other character alone. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO));
  });
}

/** Turn ASCII digits into Persian ones. */
export function toPersianDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(PERSIAN_ZERO + Number(digit)));
}

/**
 * Read what a person typed as a decimal string, or as much of it as can become one.
 *
 * Persian keyboards write the decimal point as `٫` or `/` and group digits with `٬` or `،`.
 */
export function toDecimalText(typed: string): string {
  const ascii = toAsciiDigits(typed)
    .replace(/[٫/]/g, ".")
    .replace(/[−–]/g, "-")
    .replace(/[^\d.-]/g, "");
  const sign = ascii.startsWith("-") ? "-" : "";
  const [whole = "", ...fraction] = ascii.replace(/-/g, "").split(".");
  return sign + whole + (fraction.length > 0 ? `.${fraction.join("")}` : "");
}

/** Show a decimal string while it is being typed, in the digits of the language. */
export function showDecimalText(value: string, locale: string): string {
  return locale === "fa" ? toPersianDigits(value).replace(".", "٫") : value;
}

/** Show a finished decimal string with its thousands apart, in the digits of the language. */
export function groupDecimalText(value: string, locale: string): string {
  const [whole = "", fraction] = value.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const shown = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return showDecimalText(shown, locale).replace(/,/g, locale === "fa" ? "٬" : ",");
}
