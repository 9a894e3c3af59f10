import type { ComponentType } from "preact";
import { lazy } from "preact-iso";

import { Today } from "#screens/today/Today.tsx";

/** A screen that is loaded when it is first opened. */
const screen = (load: () => Promise<ComponentType>) => lazy(load);

/** Which screen stands at which address, after that of the app. */
export const routes = {
  "/": Today,
  "/members": screen(async () => (await import("#screens/members/Members.tsx")).Members),
};
