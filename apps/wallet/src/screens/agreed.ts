/** What is paid otherwise than here and now. */
export { Batches } from "#screens/batches/Batches.tsx";
export { BatchScreen } from "#screens/batches/BatchScreen.tsx";
export { NewStandingOrder } from "#screens/standingOrders/NewStandingOrder.tsx";
export { Requests } from "#screens/requests/Requests.tsx";
export { RequestScreen } from "#screens/requests/RequestScreen.tsx";
export { StandingOrders } from "#screens/standingOrders/StandingOrders.tsx";
export { StandingOrderScreen } from "#screens/standingOrders/StandingOrderScreen.tsx";
