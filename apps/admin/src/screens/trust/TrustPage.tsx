import type { ComponentChildren } from "preact";

import { Page } from "#frame/Page.tsx";
import { type Tab, Tabs } from "#frame/Tabs.tsx";
import { say as programs } from "#screens/trust/programs/texts.ts";
import { say } from "#screens/trust/texts.ts";

const parts: readonly Tab[] = [
  { path: "/trust", name: () => say().verification, roles: ["admin", "manager", "auditor"] },
  { path: "/trust/audit", name: () => say().audit, roles: ["admin", "auditor"] },
  { path: "/trust/keys", name: () => programs().keys, roles: ["admin", "manager", "auditor"] },
  { path: "/trust/webhooks", name: () => programs().webhooks, roles: ["admin", "manager", "auditor"] },
];

type Props = { lead: string; deeds?: ComponentChildren; children: ComponentChildren };

/** A screen by which the community’s money and its team can be looked into, with the way to the others. */
export const TrustPage = ({ lead, deeds, children }: Props) => (
  <Page title={say().title} lead={lead} deeds={deeds}>
    <Tabs label={say().title} tabs={parts} />
    {children}
  </Page>
);
