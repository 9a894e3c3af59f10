/** Being paid, at home and at a counter. */
export { GetPaid } from "#screens/getPaid/GetPaid.tsx";
export { Refund } from "#screens/refund/Refund.tsx";
export { Till } from "#screens/till/Till.tsx";
