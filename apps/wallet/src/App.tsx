import { ErrorBoundary, LocationProvider, Route, Router } from "preact-iso";

import { NotFound } from "#frame/NotFound.tsx";
import { noteRoutes } from "#frame/routed.ts";
import { TabBar } from "#frame/TabBar.tsx";
import { Tidings } from "#frame/Tidings.tsx";
import { routes } from "#routes.ts";
import { at } from "#shell.ts";
import { sayFirst } from "#texts/say.ts";

noteRoutes(Object.keys(routes));

/** The screen of the address, between what is told on any screen and the way to the main ones. */
export const App = () => (
  <LocationProvider scope={at("/")}>
    <a class="skip" href="#content">
      {sayFirst().common.skip}
    </a>
    <Tidings />
    <ErrorBoundary>
      <Router>
        {Object.entries(routes).map(([path, component]) => (
          <Route key={path} path={at(path)} component={component} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
    <TabBar />
  </LocationProvider>
);
