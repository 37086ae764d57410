import { useLingui } from "@lingui/react/macro";

import { actorOf } from "../model/actor";

/** Who did it, in words. */
export function ActorName({ actor }: { actor: string }) {
  const { t } = useLingui();
  const { kind, name } = actorOf(actor);
  const kinds = {
    person: "",
    anonymous: t`Somebody not logged in`,
    task: t`Background task`,
    command: t`Platform's command`,
    database: t`Directly in the database`,
    process: t`The platform`,
  };
  return (
    <>
      {kinds[kind]} {name ? <bdi>{name}</bdi> : null}
    </>
  );
}
