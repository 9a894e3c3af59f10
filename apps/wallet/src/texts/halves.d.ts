/* A language is one file; the build takes it in two halves, each without what only the other needs. */

declare module "#texts/*?first" {
  import type { First } from "#texts/fr.ts";
  export const first: First;
}

declare module "#texts/*?rest" {
  import type { Rest } from "#texts/fr.ts";
  export const rest: Rest;
}
