/** What a key press tells: `at` in milliseconds. */
export interface Press {
  /** The character by the keyboard's layout, or the name of the key. */
  key: string;
  /** The key's place on the keyboard, whatever its layout. */
  code: string;
  shiftKey: boolean;
  at: number;
}

export function pressOf(
  event: Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "timeStamp">,
): Press {
  return { key: event.key, code: event.code, shiftKey: event.shiftKey, at: event.timeStamp };
}

/** A scanner leaves less than this between two keys; a person hardly ever does, and never for a whole code. */
const FASTEST_PERSON_MS = 50;
const SHORTEST_CODE = 3;

/**
 * Tell a scanner from a person among key presses: it types a code at once and ends it with Enter.
 *
 * The function that is returned takes every press, and answers a code with the Enter that ends it.
 */
export function scanReader(): (press: Press) => string | null {
  let presses: Press[] = [];
  return (press) => {
    const last = presses.at(-1);
    if (last && press.at - last.at > FASTEST_PERSON_MS) presses = [];
    if (press.key === "Enter") {
      const code = presses.length >= SHORTEST_CODE ? codeOf(presses) : null;
      presses = [];
      return code;
    }
    // Scanners hold Shift for capitals; anything else that is no character ends what came before.
    if (press.key === "Shift") return null;
    presses = placed(press) === null && press.key.length !== 1 ? [] : [...presses, press];
    return null;
  };
}

/**
 * The characters of a code. A scanner believes to be a Latin keyboard: while the person's is a Persian one, its keys
 * arrive as other letters and digits, and their places say what was meant.
 */
function codeOf(presses: readonly Press[]): string {
  const typed = presses.map(({ key }) => key).join("");
  if (/^[\x20-\x7e]+$/.test(typed)) return typed.trim();
  return presses
    .map((press) => placed(press) ?? press.key)
    .join("")
    .trim();
}

const SIGNS: Record<string, [plain: string, shifted: string]> = {
  Minus: ["-", "_"],
  Equal: ["=", "+"],
  Period: [".", ">"],
  Comma: [",", "<"],
  Slash: ["/", "?"],
  Semicolon: [";", ":"],
  Space: [" ", " "],
  NumpadSubtract: ["-", "-"],
  NumpadDecimal: [".", "."],
  NumpadDivide: ["/", "/"],
};
const SHIFTED_DIGITS = ")!@#$%^&*(";

/** The character of a key's place on a US keyboard, or nothing for keys that write none. */
function placed({ code, shiftKey }: Press): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  const digit = /^(Digit|Numpad)(\d)$/.exec(code);
  if (digit?.[2]) {
    return digit[1] === "Digit" && shiftKey ? SHIFTED_DIGITS.charAt(Number(digit[2])) : digit[2];
  }
  return SIGNS[code]?.[shiftKey ? 1 : 0] ?? null;
}
