const STORAGE_KEY = "zargar.client-id";

/** The identity of this browser, so that a renewal repeated by it is told from a stolen one. */
export function clientId(): string {
  const known = localStorage.getItem(STORAGE_KEY);
  if (known) return known;
  const fresh = crypto.randomUUID();
  localStorage.setItem(STORAGE_KEY, fresh);
  return fresh;
}
