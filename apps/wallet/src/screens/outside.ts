/** What one comes to from outside, by a link or a code: joining, signing in, paying. */
export { DeviceCode } from "#screens/deviceCode/DeviceCode.tsx";
export { Join } from "#screens/join/Join.tsx";
export { OrderScreen } from "#screens/order/OrderScreen.tsx";
export { Pay } from "#screens/pay/Pay.tsx";
export { ScanScreen } from "#screens/scan/ScanScreen.tsx";
export { SignIn } from "#screens/signIn/SignIn.tsx";
export { Viewfinder } from "#screens/scan/Viewfinder.tsx";
