import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { ClosePeriodMutation, ReopenPeriodMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type WriteDay = (day: string) => string;

/** What a person is told for every answer to closing days. */
export function closePeriodMessage(
  answer: ClosePeriodMutation["closePeriod"],
  day: WriteDay,
): MessageDescriptor {
  switch (answer.__typename) {
    case "ClosePeriodSuccess":
      return msg`The books are closed through that day.`;
    case "InvalidInput":
      return msg`This cannot be: ${{ reason: answer.fields.map(({ message }) => message).join(" ") }}`;
    case "PeriodNotOpen":
      return msg`The books are already closed through ${{ day: day(answer.closedThrough) }}.`;
    default:
      return unreachable(answer);
  }
}

/** What a person is told for every answer to opening days again. */
export function reopenPeriodMessage(
  answer: ReopenPeriodMutation["reopenPeriod"],
  day: WriteDay,
): MessageDescriptor {
  switch (answer.__typename) {
    case "ReopenPeriodSuccess":
      return msg`The days are open again.`;
    case "InvalidInput":
      return msg`This cannot be: ${{ reason: answer.fields.map(({ message }) => message).join(" ") }}`;
    case "YearClosed":
      return msg`The year that ended on ${{ day: day(answer.lastOn) }} is closed. Undo its close first.`;
    default:
      return unreachable(answer);
  }
}
