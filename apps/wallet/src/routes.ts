import type { ComponentType } from "preact";
import { lazy } from "preact-iso";

import { screens } from "@mereau/shared/wallet/screens.ts";
import { forMembers } from "#frame/ForMembers.tsx";
import { Home } from "#screens/home/Home.tsx";

/** A screen that only members see, loaded when it is first opened. */
const members = (load: () => Promise<ComponentType>) => lazy(async () => forMembers(await load()));

const join = lazy(async () => (await import("#screens/join/Join.tsx")).Join);
const pay = members(async () => (await import("#screens/pay/Pay.tsx")).Pay);

/** Which screen stands at which address, after that of the community. The first one is there at once. */
export const routes = {
  [screens.home]: Home,

  // Anybody’s
  [screens.join]: join,
  [screens.joinBy]: join,
  [screens.signIn]: lazy(async () => (await import("#screens/signIn/SignIn.tsx")).SignIn),

  // Members’
  [screens.deviceCode]: members(async () => (await import("#screens/deviceCode/DeviceCode.tsx")).DeviceCode),
  [screens.getPaid]: members(async () => (await import("#screens/getPaid/GetPaid.tsx")).GetPaid),
  [screens.entry]: members(async () => (await import("#screens/entry/Entry.tsx")).Entry),
  [screens.history]: members(async () => (await import("#screens/history/History.tsx")).History),
  [screens.me]: members(async () => (await import("#screens/me/Me.tsx")).Me),
  [screens.order]: members(async () => (await import("#screens/order/OrderScreen.tsx")).OrderScreen),
  [screens.pay]: pay,
  [screens.payLink]: pay,
  [screens.refund]: members(async () => (await import("#screens/refund/Refund.tsx")).Refund),
  [screens.requestLink]: pay,
  [screens.scan]: members(async () => (await import("#screens/scan/ScanScreen.tsx")).ScanScreen),
  [screens.till]: members(async () => (await import("#screens/till/Till.tsx")).Till),
  [screens.newStandingOrder]: members(
    async () => (await import("#screens/standingOrders/NewStandingOrder.tsx")).NewStandingOrder,
  ),
  [screens.standingOrder]: members(
    async () => (await import("#screens/standingOrders/StandingOrderScreen.tsx")).StandingOrderScreen,
  ),
  [screens.standingOrders]: members(
    async () => (await import("#screens/standingOrders/StandingOrders.tsx")).StandingOrders,
  ),
  [screens.statement]: members(async () => (await import("#screens/statement/Statement.tsx")).Statement),
  [screens.requests]: members(async () => (await import("#screens/requests/Requests.tsx")).Requests),
  [screens.request]: members(async () => (await import("#screens/requests/RequestScreen.tsx")).RequestScreen),
  [screens.batches]: members(async () => (await import("#screens/batches/Batches.tsx")).Batches),
  [screens.batch]: members(async () => (await import("#screens/batches/BatchScreen.tsx")).BatchScreen),
};
