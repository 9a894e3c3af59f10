import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";

import type { Role } from "@mereau/shared/membership/roles.ts";
import { Page } from "#frame/Page.tsx";
import { say } from "#screens/counter/texts.ts";
import { hasRole } from "#session/me.ts";
import { at } from "#shell.ts";

type Part = { path: string; name: () => string; roles: readonly Role[] };

const parts: readonly Part[] = [
  { path: "/counter", name: () => say().till, roles: ["admin", "manager", "teller"] },
  { path: "/counter/tills", name: () => say().tills, roles: ["admin", "manager", "auditor"] },
  {
    path: "/counter/redemptions",
    name: () => say().redemptions,
    roles: ["admin", "manager", "auditor"],
  },
];

type Props = {
  title: string;
  lead?: ComponentChildren;
  deeds?: ComponentChildren;
  children: ComponentChildren;
};

/** A screen of the exchange desk, with the way to its other parts. */
export function CounterPage({ title, lead, deeds, children }: Props) {
  const { path } = useLocation();
  const shown = parts.filter(({ roles }) => hasRole(...roles));
  return (
    <Page title={title} lead={lead} deeds={deeds}>
      {shown.length > 1 && (
        <nav class="tabs" aria-label={say().parts}>
          {shown.map((part) => (
            <a
              key={part.path}
              href={at(part.path)}
              aria-current={path === at(part.path) ? "page" : undefined}
            >
              {part.name()}
            </a>
          ))}
        </nav>
      )}
      {children}
    </Page>
  );
}
