import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { ParkCartMutation, ResumeCartMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What the cashier is told when a cart was parked, or was not. */
export function parkCartMessage(answer: ParkCartMutation["parkCart"]): MessageDescriptor {
  switch (answer.__typename) {
    case "ParkCartSuccess":
      return msg`The cart is parked for a week. Prices and stock are not held.`;
    case "InvalidInput": {
      const reasons = answer.fields.map(({ message }) => message).join(" ");
      return msg`The cart cannot be parked: ${reasons}`;
    }
    case "NotFound":
      return msg`An item or the customer is no longer there. Take it out of the cart.`;
    case "IdempotencyKeyReused":
      return msg`This cart was parked before, with other lines.`;
    default:
      return unreachable(answer);
  }
}

/** What the cashier is told when a parked cart was taken up, or was not. */
export function resumeCartMessage(answer: ResumeCartMutation["resumeCart"]): MessageDescriptor {
  switch (answer.__typename) {
    case "ResumeCartSuccess":
      return msg`The cart is back, at the prices of now.`;
    case "NotFound":
      return msg`Another till has taken this cart, or it has expired.`;
    default:
      return unreachable(answer);
  }
}
