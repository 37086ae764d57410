import { getRouteApi } from "@tanstack/react-router";

import { AuditLog } from "../entry-list/audit-log";

const route = getRouteApi("/shop/audit");

export function AuditPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <AuditLog
      search={search}
      onChange={(part) =>
        void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true })
      }
    />
  );
}
