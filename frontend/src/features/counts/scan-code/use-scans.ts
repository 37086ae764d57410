import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import type { ScanCodeMutation } from "@/gql/graphql";
import { execute } from "@/lib/graphql/execute";
import type { Weight } from "@/lib/weight";

import { chime } from "../model/chime";
import { ScanCode } from "./scan-code.graphql";

type Answer = ScanCodeMutation["scanCode"];

/** One scan of this screen: on its way, answered, or not sent because the server was not there. */
export interface Scan {
  key: string;
  code: string;
  quantity: Weight;
  answer: Answer | "WAITING" | "NOT_SENT";
}

const KEPT = 30;
const TONES = { COUNTED: "good", COUNTED_BEFORE: "again", UNKNOWN_CODE: "unknown" } as const;

/**
 * Sends scans one after the other, in their order, and tells each by a sound. A scan keeps its key: sent again after a
 * lost connection, it counts once.
 */
export function useScans(countId: string) {
  const queries = useQueryClient();
  const line = useRef(Promise.resolve());
  const [scans, setScans] = useState<readonly Scan[]>([]);

  const settle = (key: string, answer: Scan["answer"]) =>
    setScans((before) => before.map((scan) => (scan.key === key ? { ...scan, answer } : scan)));

  async function send({ key, code, quantity }: Scan) {
    settle(key, "WAITING");
    const input = { scanKey: key, countId, entry: { code, quantity } };
    const answer = await execute(ScanCode, { input }).then(
      ({ scanCode }) => scanCode,
      () => "NOT_SENT" as const,
    );
    settle(key, answer);
    const told = answer !== "NOT_SENT" && answer.__typename === "ScanCodeSuccess";
    chime(told ? TONES[answer.outcome] : "unknown");
    void queries.invalidateQueries();
  }

  function queue(scan: Scan) {
    line.current = line.current.then(() => send(scan));
  }

  return {
    scans,
    scan: (code: string, quantity: Weight) => {
      const scan: Scan = { key: crypto.randomUUID(), code, quantity, answer: "WAITING" };
      setScans((before) => [scan, ...before].slice(0, KEPT));
      queue(scan);
    },
    sendAgain: queue,
    forget: (key: string) => setScans((before) => before.filter((scan) => scan.key !== key)),
  };
}
