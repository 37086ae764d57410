import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type {
  CancelWorkOrderMutation,
  FinishWorkOrderMutation,
  OpenWorkOrderMutation,
  WorkAtOnceMutation,
} from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

type Answer =
  | OpenWorkOrderMutation["openWorkOrder"]
  | WorkAtOnceMutation["workAtOnce"]
  | FinishWorkOrderMutation["finishWorkOrder"]
  | CancelWorkOrderMutation["cancelWorkOrder"];

/** What a person is told for every answer to something that is done to a job. */
export function workMessage(answer: Answer): MessageDescriptor {
  switch (answer.__typename) {
    case "OpenWorkOrderSuccess":
      return msg`Job ${{ number: answer.order.number }} has its goods.`;
    case "WorkAtOnceSuccess":
    case "FinishWorkOrderSuccess":
      return msg`Job ${{ number: answer.order.number }} is done.`;
    case "CancelWorkOrderSuccess":
      return msg`The goods are back on the shelf.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "NotFound":
      return msg`The job, an item or the branch is no longer there.`;
    case "OutOfStock":
      return msg`There is not enough in stock of: ${{ skus: answer.skus.join(", ") }}`;
    case "WorkNotOpen":
      return msg`This job has already ended.`;
    case "LossAboveAllowance":
      return msg`${{ loss: answer.loss }} g of fine metal are missing, and ${{ allowed: answer.allowed }} g may be lost. Weigh again, or say why; a manager can accept it.`;
    case "MoreMetalThanUsed":
      return msg`${{ surplus: answer.surplus }} g more of fine metal would come out than went in. Weigh again.`;
    case "LimitReached":
      return msg`Your plan allows no more items.`;
    case "PeriodClosed":
      return msg`The books are closed for today. Ask the accountant to open the period.`;
    case "IdempotencyKeyReused":
      return msg`This was already done. Look at the list of jobs before repeating it.`;
    default:
      return unreachable(answer);
  }
}
