export type ActorKind = "person" | "anonymous" | "task" | "command" | "database" | "process";

const PREFIXES: readonly ActorKind[] = ["task", "command", "database"];

/** Who is behind a change: a person by user name, or a part of the platform. */
export function actorOf(text: string): { kind: ActorKind; name: string } {
  if (text === "anonymous" || text === "process") return { kind: text, name: "" };
  const prefix = PREFIXES.find((kind) => text.startsWith(`${kind}:`));
  // A user name has no colon.
  return prefix
    ? { kind: prefix, name: text.slice(prefix.length + 1) }
    : { kind: "person", name: text };
}
