import { signal } from "@preact/signals";

/** Whether the device believes that it has a network. That it does proves nothing; that it does not is certain. */
export const isOnline = signal(navigator.onLine);

addEventListener("online", () => (isOnline.value = true));
addEventListener("offline", () => (isOnline.value = false));
