import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

import type { StockGroup } from "@/gql/graphql";

export const stockGroupLabels: Record<StockGroup, MessageDescriptor> = {
  METAL: msg`Metal`,
  BRANCH: msg`Branch`,
  CATEGORY: msg`Category`,
  PLACE: msg`Place`,
};
