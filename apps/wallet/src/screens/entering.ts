/** What one goes through to come in. */
export { DeviceCode } from "#screens/deviceCode/DeviceCode.tsx";
export { Join } from "#screens/join/Join.tsx";
export { SignIn } from "#screens/signIn/SignIn.tsx";
