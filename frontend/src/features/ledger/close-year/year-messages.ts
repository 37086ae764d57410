import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { CloseYearMutation, ReopenYearMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type WriteDay = (day: string) => string;

/** What a person is told for every answer to closing a year. */
export function closeYearMessage(
  answer: CloseYearMutation["closeYear"],
  day: WriteDay,
): MessageDescriptor {
  switch (answer.__typename) {
    case "CloseYearSuccess":
      return msg`The year is closed. Its result is in retained earnings.`;
    case "InvalidInput":
      return msg`This cannot be: ${{ reason: answer.fields.map(({ message }) => message).join(" ") }}`;
    case "YearClosed":
      return msg`The year that ended on ${{ day: day(answer.lastOn) }} is closed already.`;
    case "PeriodClosed":
      return msg`Later days are closed. Open them first.`;
    case "IdempotencyKeyReused":
      return msg`This form was already sent with other details. Look at the closed years first.`;
    default:
      return unreachable(answer);
  }
}

/** What a person is told for every answer to undoing a close. */
export function reopenYearMessage(
  answer: ReopenYearMutation["reopenYear"],
  day: WriteDay,
): MessageDescriptor {
  switch (answer.__typename) {
    case "ReopenYearSuccess":
      return msg`The year is open again.`;
    case "NotFound":
      return msg`This year is open already.`;
    case "YearClosed":
      return msg`The year that ended on ${{ day: day(answer.lastOn) }} is closed. Undo its close first.`;
    default:
      return unreachable(answer);
  }
}
