import type { ComponentChildren } from "preact";

import { Page } from "#frame/Page.tsx";
import { type Tab, Tabs } from "#frame/Tabs.tsx";
import { say } from "#screens/counter/texts.ts";

const parts: readonly Tab[] = [
  { path: "/counter", name: () => say().till, roles: ["admin", "manager", "teller"] },
  { path: "/counter/tills", name: () => say().tills, roles: ["admin", "manager", "auditor"] },
  {
    path: "/counter/redemptions",
    name: () => say().redemptions,
    roles: ["admin", "manager", "auditor"],
  },
  { path: "/counter/bank", name: () => say().bank, roles: ["admin", "manager", "teller", "auditor"] },
];

type Props = {
  title: string;
  lead?: ComponentChildren;
  deeds?: ComponentChildren;
  children: ComponentChildren;
};

/** A screen of the exchange desk, with the way to its other parts. */
export const CounterPage = ({ title, lead, deeds, children }: Props) => (
  <Page title={title} lead={lead} deeds={deeds}>
    <Tabs label={say().parts} tabs={parts} />
    {children}
  </Page>
);
