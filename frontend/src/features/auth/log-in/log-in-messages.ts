import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { LogInMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to a log-in. */
export function logInMessage(answer: LogInMutation["logIn"]): MessageDescriptor {
  switch (answer.__typename) {
    case "LogInSuccess":
      return msg`Welcome back.`;
    case "WrongCredentials":
      return msg`This name and password do not belong together.`;
    case "TooManyAttempts": {
      const minutes = Math.ceil(answer.retryAfterSeconds / 60);
      return msg`Too many attempts. Try again in ${minutes} min.`;
    }
    case "InvalidInput":
      return msg`Check the marked fields.`;
    default:
      return unreachable(answer);
  }
}
