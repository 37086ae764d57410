import { useEffect, useEffectEvent } from "react";

import { pressOf, scanReader } from "./read-scan";

type OnScan = (code: string) => void;

/** Who wants what is scanned: the screen that asked last, or else the frame around all screens. */
const screens: OnScan[] = [];
const frames: OnScan[] = [];
const read = scanReader();

/**
 * Hear a scanner anywhere on the screen.
 *
 * While somebody is in a field, or a dialog is open, the keys belong to it: a scanner types into it like a keyboard.
 */
export function useScanner(onScan: OnScan, owner: "screen" | "frame" = "screen") {
  const scanned = useEffectEvent(onScan);
  useEffect(() => {
    const listeners = owner === "screen" ? screens : frames;
    const listener: OnScan = (code) => scanned(code);
    if (screens.length + frames.length === 0) document.addEventListener("keydown", hear, true);
    listeners.push(listener);
    return () => {
      listeners.splice(listeners.indexOf(listener), 1);
      if (screens.length + frames.length === 0) document.removeEventListener("keydown", hear, true);
    };
  }, [owner]);
}

function hear(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || event.altKey || belongsToSomethingElse(event.target))
    return;
  const code = read(pressOf(event));
  if (!code) return;
  // Or the Enter would press the button that has the focus.
  event.preventDefault();
  event.stopPropagation();
  (screens.at(-1) ?? frames.at(-1))?.(code);
}

const WANTS_KEYS = "input, textarea, select, [contenteditable], [role=listbox], [role=menu]";
const OPEN_DIALOG = "[role=dialog][aria-modal=true]";

function belongsToSomethingElse(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest(WANTS_KEYS)) return true;
  return document.querySelector(OPEN_DIALOG) !== null;
}
