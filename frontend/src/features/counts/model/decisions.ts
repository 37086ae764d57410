/** What whoever approves says of single lines, by their ids. */
export type Decisions = ReadonlyMap<string, Decision>;

export interface Decision {
  reason: string;
  isLeft: boolean;
}

export const UNDECIDED: Decision = { reason: "", isLeft: false };

/** Only what differs from the rule for all is sent. */
export function decisionInputs(decisions: Decisions) {
  return [...decisions]
    .filter(([, { reason, isLeft }]) => isLeft || reason.trim())
    .map(([lineId, { reason, isLeft }]) => ({ lineId, reason, isLeft }));
}
