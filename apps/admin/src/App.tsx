import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from "preact-iso";

import { Frame } from "#frame/Frame.tsx";
import { NotFound } from "#frame/NotFound.tsx";
import { Tidings } from "#frame/Tidings.tsx";
import { routes } from "#routes.ts";
import { SecondStep } from "#screens/security/SecondStep.tsx";
import { SetupFirst } from "#screens/security/SetupFirst.tsx";
import { Outside } from "#screens/signIn/Outside.tsx";
import { SignIn } from "#screens/signIn/SignIn.tsx";
import { hasRole, me } from "#session/me.ts";
import { at } from "#shell.ts";

/** Who works for the community sees its screens; anybody else, how to come in. */
const Inside = () => {
  const { path } = useLocation();
  if (path === at("/sign-in")) return <SignIn />;
  const needs = me()?.withheld?.needs;
  if (needs === "step") return <SecondStep />;
  if (needs === "setup") return <SetupFirst />;
  if (!me() || !hasRole("admin", "manager", "teller", "auditor")) return <Outside />;
  return (
    <Frame>
      <ErrorBoundary>
        <Router>
          {Object.entries(routes).map(([screen, component]) => (
            <Route key={screen} path={at(screen)} component={component} />
          ))}
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
    </Frame>
  );
};

export const App = () => (
  <LocationProvider scope={at("/")}>
    <Tidings />
    <Inside />
  </LocationProvider>
);
