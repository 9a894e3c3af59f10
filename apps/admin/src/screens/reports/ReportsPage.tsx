import type { ComponentChildren } from "preact";
import type { Role } from "@mereau/shared/membership/roles.ts";
import { Page } from "#frame/Page.tsx";
import { type Tab, Tabs } from "#frame/Tabs.tsx";
import { say } from "#screens/reports/texts.ts";

const roles: readonly Role[] = ["admin", "manager", "auditor"];

const parts: readonly Tab[] = [
  { path: "/reports", name: () => say().figures, roles },
  { path: "/reports/review", name: () => say().review, roles },
  { path: "/reports/exports", name: () => say().exports, roles },
  { path: "/reports/assembly", name: () => say().assembly, roles },
];

/** A screen of the reports, with the way to its other parts. */
export const ReportsPage = ({
  lead,
  children,
}: {
  lead?: ComponentChildren;
  children: ComponentChildren;
}) => (
  <Page title={say().title} lead={lead}>
    <Tabs label={say().title} tabs={parts} />
    {children}
  </Page>
);
