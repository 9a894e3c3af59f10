import type axe from "axe-core";
import "vitest";

declare module "vitest" {
  /** Where the deployment that deployment.ts starts for the tests answers. */
  interface ProvidedContext {
    url: string;
    operatorToken: string;
  }
}

declare global {
  /** axe-core makes itself known so, in the page it is brought into. */
  interface Window {
    axe: typeof axe;
  }
}
