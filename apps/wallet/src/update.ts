import { signal } from "@preact/signals";

import { at } from "#shell.ts";

/** A newer version is installed and waits for the word to take over. */
export const newerVersion = signal<ServiceWorker | null>(null);

/** Keeps the app on this device, and notices when a newer one is there. Confirmed orders are not the app's: they stay. */
export function watchForUpdates(): void {
  if (!("serviceWorker" in navigator)) return;
  setTimeout(() => void register(), AFTER_MS);
}

/** Keeping the whole app on the device can wait until its first screen is there. */
const AFTER_MS = 3_000;

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register(at("/service-worker.js"), { scope: at("/") });
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) newerVersion.value = registration.waiting;
  };
  offer();
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", offer),
  );
}

/** Opens the newer version. */
export function takeOver(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  newerVersion.value?.postMessage("take-over");
}
