import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { ApproveCountMutation, CountStatus } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type Answer = ApproveCountMutation["approveCount"];

/** Every refusal that something done to a count may meet; approving may meet them all. */
export type CountProblem = Exclude<Answer, { __typename: "ApproveCountSuccess" }>;

const NO_LONGER: Record<CountStatus, MessageDescriptor> = {
  OPEN: msg`This count is still going on.`,
  COUNTED: msg`This count was finished before. Load the page again.`,
  APPROVED: msg`Somebody approved this count before.`,
  CANCELLED: msg`This count was cancelled.`,
};

/** What a person is told when something about a count is refused. */
export function countProblemMessage(problem: CountProblem): MessageDescriptor {
  switch (problem.__typename) {
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`This is no longer there, or it is of a branch that you do not work in.`;
    case "CountMovedOn":
      return NO_LONGER[problem.status];
    case "RecountNeeded":
      return msg`Stock moved while these were being counted. Count them once more: ${{ skus: problem.skus.join(", ") }}`;
    case "OutOfStock":
      return msg`These count as missing, but were sold or promised since. Count them once more: ${{ skus: problem.skus.join(", ") }}`;
    case "PieceInStock":
      return msg`These pieces came into stock elsewhere in this moment: ${{ skus: problem.skus.join(", ") }}`;
    case "PeriodClosed":
      return msg`The books are closed for today. Ask the accountant to open the period.`;
    case "IdempotencyKeyReused":
      return msg`This was already sent with other content. Load the page again.`;
    default:
      return unreachable(problem);
  }
}
