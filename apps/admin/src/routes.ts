import type { ComponentType } from "preact";
import { lazy } from "preact-iso";

import { forRoles } from "#frame/ForStaff.tsx";
import { Today } from "#screens/today/Today.tsx";

/** A screen that is loaded when it is first opened. */
const screen = (load: () => Promise<ComponentType>) => lazy(load);

/** Which screen stands at which address, after that of the app. */
export const routes = {
  "/": Today,
  "/approvals": screen(async () => (await import("#screens/approvals/Approvals.tsx")).Approvals),
  "/counter": screen(async () => (await import("#screens/counter/Counter.tsx")).Counter),
  "/counter/tills": screen(async () =>
    forRoles(["admin", "manager", "auditor"], (await import("#screens/counter/Tills.tsx")).Tills),
  ),
  "/counter/tills/:id": screen(async () => (await import("#screens/counter/OneTill.tsx")).OneTill),
  "/counter/redemptions": screen(async () =>
    forRoles(
      ["admin", "manager", "auditor"],
      (await import("#screens/counter/redemptions/Redemptions.tsx")).Redemptions,
    ),
  ),
  "/counter/redemptions/:id": screen(
    async () => (await import("#screens/counter/redemptions/OneRedemption.tsx")).OneRedemption,
  ),
  "/counter/bank": screen(async () => (await import("#screens/counter/bank/Bank.tsx")).Bank),
  "/counter/bank/:id": screen(async () => (await import("#screens/counter/bank/OneLine.tsx")).OneLine),
  "/fund": screen(async () =>
    forRoles(["admin", "manager", "auditor"], (await import("#screens/fund/Fund.tsx")).Fund),
  ),
  "/currencies": screen(async () => (await import("#screens/currency/Currencies.tsx")).Currencies),
  "/currencies/:code": screen(
    async () => (await import("#screens/currency/CurrencyScreen.tsx")).CurrencyScreen,
  ),
  "/currencies/:code/change": screen(async () =>
    forRoles(["admin"], (await import("#screens/currency/ChangePolicies.tsx")).ChangePolicies),
  ),
  "/currencies/:code/history": screen(async () => (await import("#screens/currency/Versions.tsx")).Versions),
  "/opening": screen(async () => forRoles(["admin"], (await import("#screens/opening/Opening.tsx")).Opening)),
  "/members": screen(async () => (await import("#screens/members/Members.tsx")).Members),
  "/members/fees": screen(async () => (await import("#screens/members/fees/Fees.tsx")).Fees),
  "/members/fees/policy": screen(async () =>
    forRoles(["admin"], (await import("#screens/members/fees/FeePolicy.tsx")).FeePolicy),
  ),
  "/members/import": screen(async () =>
    forRoles(["admin", "manager"], (await import("#screens/members/import/ImportMembers.tsx")).ImportMembers),
  ),
  "/members/import/:id": screen(async () =>
    forRoles(["admin", "manager"], (await import("#screens/members/import/OneImport.tsx")).OneImport),
  ),
  "/members/invitations": screen(async () =>
    forRoles(
      ["admin", "manager", "teller"],
      (await import("#screens/members/invitations/Invitations.tsx")).Invitations,
    ),
  ),
  "/members/invitations/new": screen(async () =>
    forRoles(
      ["admin", "manager", "teller"],
      (await import("#screens/members/invitations/NewInvitations.tsx")).NewInvitations,
    ),
  ),
  "/members/invitations/print": screen(async () =>
    forRoles(
      ["admin", "manager", "teller"],
      (await import("#screens/members/invitations/PrintInvitations.tsx")).PrintInvitations,
    ),
  ),
  "/members/:id": screen(async () => (await import("#screens/members/MemberPage.tsx")).MemberPage),
  "/members/:id/accounts/:account": screen(
    async () => (await import("#screens/members/account/AccountPage.tsx")).AccountPage,
  ),
  "/members/:id/leave": screen(async () =>
    forRoles(["admin", "manager"], (await import("#screens/members/leaving/Leave.tsx")).Leave),
  ),
  "/security": screen(async () => (await import("#screens/security/Security.tsx")).Security),
  "/members/:id/pay": screen(async () => (await import("#screens/members/PayFor.tsx")).PayFor),
  "/tariff": screen(async () => (await import("#screens/tariff/Products.tsx")).Products),
  "/tariff/products/new": screen(async () =>
    forRoles(["admin", "manager"], (await import("#screens/tariff/NewProduct.tsx")).NewProduct),
  ),
  "/tariff/products/:id": screen(
    async () => (await import("#screens/tariff/ProductScreen.tsx")).ProductScreen,
  ),
  "/tariff/tasks": screen(async () =>
    forRoles(["admin", "manager", "auditor"], (await import("#screens/tasks/Tasks.tsx")).Tasks),
  ),
  "/tariff/tasks/new": screen(async () =>
    forRoles(["admin", "manager"], (await import("#screens/tasks/NewTask.tsx")).NewTask),
  ),
  "/tariff/tasks/:id": screen(async () =>
    forRoles(["admin", "manager"], (await import("#screens/tasks/TaskScreen.tsx")).TaskScreen),
  ),
  "/tariff/cards": screen(async () =>
    forRoles(["admin", "manager", "teller"], (await import("#screens/cards/Cards.tsx")).Cards),
  ),
  "/tariff/cards/new": screen(async () =>
    forRoles(["admin", "manager", "teller"], (await import("#screens/cards/NewCard.tsx")).NewCard),
  ),
  "/tariff/kiosks": screen(async () =>
    forRoles(["admin", "manager"], (await import("#screens/kiosks/Kiosks.tsx")).Kiosks),
  ),
  "/tariff/kiosks/new": screen(async () =>
    forRoles(["admin", "manager"], (await import("#screens/kiosks/NewKiosk.tsx")).NewKiosk),
  ),
  "/tariff/kiosks/:id": screen(async () =>
    forRoles(["admin", "manager"], (await import("#screens/kiosks/KioskSettings.tsx")).KioskSettings),
  ),
  "/tariff/seller": screen(async () =>
    forRoles(["admin"], (await import("#screens/tariff/Seller.tsx")).Seller),
  ),
  "/team": screen(async () => forRoles(["admin", "manager"], (await import("#screens/team/Team.tsx")).Team)),
  "/trust": screen(async () =>
    forRoles(["admin", "manager", "auditor"], (await import("#screens/trust/Verification.tsx")).Verification),
  ),
  "/trust/audit": screen(async () =>
    forRoles(["admin", "auditor"], (await import("#screens/trust/Audit.tsx")).Audit),
  ),
  "/trust/keys": screen(async () =>
    forRoles(["admin", "manager", "auditor"], (await import("#screens/trust/programs/Keys.tsx")).Keys),
  ),
  "/trust/webhooks": screen(async () =>
    forRoles(
      ["admin", "manager", "auditor"],
      (await import("#screens/trust/programs/Webhooks.tsx")).Webhooks,
    ),
  ),
  "/trust/webhooks/:id": screen(async () =>
    forRoles(
      ["admin", "manager", "auditor"],
      (await import("#screens/trust/programs/OneWebhook.tsx")).OneWebhook,
    ),
  ),
  "/reports": screen(async () =>
    forRoles(["admin", "manager", "auditor"], (await import("#screens/reports/Reports.tsx")).Reports),
  ),
  "/reports/assembly": screen(async () =>
    forRoles(["admin", "manager", "auditor"], (await import("#screens/reports/Assembly.tsx")).Assembly),
  ),
  "/reports/exports": screen(async () =>
    forRoles(["admin", "manager", "auditor"], (await import("#screens/reports/Exports.tsx")).Exports),
  ),
  "/reports/review": screen(async () =>
    forRoles(["admin", "manager", "auditor"], (await import("#screens/reports/Review.tsx")).Review),
  ),
};
