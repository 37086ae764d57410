import { Fieldset, Stack } from "@mantine/core";
import type { ReactNode } from "react";

/** Fields that belong together, under their common name. */
export function FieldGroup({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Fieldset legend={title} radius="lg">
      <Stack gap="sm">{children}</Stack>
    </Fieldset>
  );
}
