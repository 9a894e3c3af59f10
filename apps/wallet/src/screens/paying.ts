/** From whom to pay, to what became of it: together, since the network may go in between. */
export { OrderScreen } from "#screens/order/OrderScreen.tsx";
export { Pay } from "#screens/pay/Pay.tsx";
export { ScanScreen } from "#screens/scan/ScanScreen.tsx";
export { Viewfinder } from "#screens/scan/Viewfinder.tsx";
