import { createEvent, fireEvent } from "@testing-library/react";

const KEYS_APART_MS = 5;

/**
 * Send the keys of a scanner to an element: at its speed, however slow the test is. Answers whether the Enter went on.
 *
 * `typed` is what the layout of the keyboard makes of the code's keys.
 */
export function scan(target: Element, code: string, typed = code): boolean {
  const letters = Array.from(typed);
  const from = performance.now();
  const press = (key: string, place: string, at: number) => {
    const event = createEvent.keyDown(target, { key, code: place });
    Object.defineProperty(event, "timeStamp", { value: from + at * KEYS_APART_MS });
    return fireEvent(target, event);
  };
  Array.from(code).forEach((character, at) => {
    const place = /\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`;
    press(letters[at] ?? character, place, at);
  });
  return press("Enter", "Enter", letters.length);
}
