import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";

import { Page } from "#frame/Page.tsx";
import { say } from "#screens/reports/texts.ts";
import { at } from "#shell.ts";

const parts = [
  { path: "/reports", name: () => say().figures },
  { path: "/reports/review", name: () => say().review },
  { path: "/reports/exports", name: () => say().exports },
];

/** A screen of the reports, with the way to its other parts. */
export function ReportsPage({ lead, children }: { lead?: ComponentChildren; children: ComponentChildren }) {
  const { path } = useLocation();
  return (
    <Page title={say().title} lead={lead}>
      <nav class="tabs" aria-label={say().title}>
        {parts.map((part) => (
          <a key={part.path} href={at(part.path)} aria-current={path === at(part.path) ? "page" : undefined}>
            {part.name()}
          </a>
        ))}
      </nav>
      {children}
    </Page>
  );
}
