/** What was paid and what will be, and being paid oneself, at home and at a counter. */
export { BatchScreen } from "#screens/batches/BatchScreen.tsx";
export { Batches } from "#screens/batches/Batches.tsx";
export { Entry } from "#screens/entry/Entry.tsx";
export { History } from "#screens/history/History.tsx";
export { RequestScreen } from "#screens/requests/RequestScreen.tsx";
export { Requests } from "#screens/requests/Requests.tsx";
export { NewStandingOrder } from "#screens/standingOrders/NewStandingOrder.tsx";
export { StandingOrderScreen } from "#screens/standingOrders/StandingOrderScreen.tsx";
export { StandingOrders } from "#screens/standingOrders/StandingOrders.tsx";
export { Statement } from "#screens/statement/Statement.tsx";
export { GetPaid } from "#screens/getPaid/GetPaid.tsx";
export { Refund } from "#screens/refund/Refund.tsx";
export { Till } from "#screens/till/Till.tsx";
