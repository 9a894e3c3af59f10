import { ErrorBoundary, lazy, LocationProvider, Route, Router } from "preact-iso";

import { screens } from "@mereau/shared/wallet/screens.ts";
import { NotFound } from "#frame/NotFound.tsx";
import { TabBar } from "#frame/TabBar.tsx";
import { Tidings } from "#frame/Tidings.tsx";
import { Home } from "#screens/home/Home.tsx";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

const DeviceCode = lazy(async () => (await import("#screens/deviceCode/DeviceCode.tsx")).DeviceCode);
const GetPaid = lazy(async () => (await import("#screens/getPaid/GetPaid.tsx")).GetPaid);
const Me = lazy(async () => (await import("#screens/me/Me.tsx")).Me);
const OrderScreen = lazy(async () => (await import("#screens/order/OrderScreen.tsx")).OrderScreen);
const Pay = lazy(async () => (await import("#screens/pay/Pay.tsx")).Pay);
const ScanScreen = lazy(async () => (await import("#screens/scan/ScanScreen.tsx")).ScanScreen);
const SignIn = lazy(async () => (await import("#screens/signIn/SignIn.tsx")).SignIn);

/** Every screen, each loaded when it is first opened; the first one is there at once. */
export const App = () => (
  <LocationProvider scope={at("/")}>
    <a class="skip" href="#content">
      {say().common.skip}
    </a>
    <Tidings />
    <ErrorBoundary>
      <Router>
        <Route path={at(screens.home)} component={Home} />
        <Route path={at(screens.signIn)} component={SignIn} />
        <Route path={at(screens.pay)} component={Pay} />
        <Route path={at(screens.scan)} component={ScanScreen} />
        <Route path={at(screens.payLink)} component={Pay} />
        <Route path={at(screens.requestLink)} component={Pay} />
        <Route path={at(screens.getPaid)} component={GetPaid} />
        <Route path={at(screens.order)} component={OrderScreen} />
        <Route path={at(screens.me)} component={Me} />
        <Route path={at(screens.deviceCode)} component={DeviceCode} />
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
    <TabBar />
  </LocationProvider>
);
