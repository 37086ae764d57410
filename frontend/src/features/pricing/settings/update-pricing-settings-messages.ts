import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { UpdatePricingSettingsMutation } from "@/gql/graphql";
import { unreachable } from "@/lib/unreachable";

/** What a person is told for every answer to changed pricing settings. */
export function updatePricingSettingsMessage(
  answer: UpdatePricingSettingsMutation["updatePricingSettings"],
): MessageDescriptor {
  switch (answer.__typename) {
    case "UpdatePricingSettingsSuccess":
      return msg`Prices are made this way from now on.`;
    case "InvalidInput":
      return msg`Check the marked fields.`;
    case "SettingsChangedMeanwhile":
      return msg`Somebody else changed these settings meanwhile. Load the page again and repeat your change.`;
    default:
      return unreachable(answer);
  }
}
