import { Trans } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";

import { graphql } from "@/gql";
import type { LabelFormatInput, LabelSettingsQuery as Answer } from "@/gql/graphql";
import { documentQuery } from "@/lib/graphql/document-query";
import { PageHeader } from "@/ui/page-header";

import { LabelSettingsForm } from "../save-settings/label-settings-form";

export const LabelSettingsQuery = graphql(`
  query LabelSettings {
    labelSettings {
      companyPrefix
      itemReference
      formats {
        kind
        width
        height
        tail
        parts
        dpi
        writesRfid
        columns
        rows
        marginLeft
        marginTop
      }
    }
  }
`);

/** What the shop's labels look like, and under which number GS1 knows the shop. */
export function LabelSettingsPage() {
  const { data } = useSuspenseQuery(documentQuery(LabelSettingsQuery, {}));
  const { companyPrefix, itemReference, formats } = data.labelSettings;
  return (
    <>
      <PageHeader title={<Trans>Labels</Trans>} />
      <LabelSettingsForm
        settings={{ companyPrefix, itemReference, formats: formats.map(inputOf) }}
      />
    </>
  );
}

/** A format as the server takes it: without the name of its type. */
function inputOf(format: Answer["labelSettings"]["formats"][number]): LabelFormatInput {
  const { kind, width, height, tail, parts, dpi, writesRfid } = format;
  const { columns, rows, marginLeft, marginTop } = format;
  return {
    kind,
    width,
    height,
    tail,
    parts,
    dpi,
    writesRfid,
    columns,
    rows,
    marginLeft,
    marginTop,
  };
}
