import type { FoundingShell } from "@mereau/shared/contracts/founding.ts";

const element = document.querySelector("#shell");

/** What the Worker wrote into the page: who may found here. */
export const shell: FoundingShell = JSON.parse(element?.textContent ?? "null");
