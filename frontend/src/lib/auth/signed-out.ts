type Listener = () => void;

const listeners = new Set<Listener>();

/** Tell the app that the session is over and cannot be renewed. */
export function announceSignedOut(): void {
  listeners.forEach((listener) => listener());
}

/** Hear when the session is over; returns the way to stop listening. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
