import type { Scene } from "../wallet/scene.ts";

/** The tablet at the bar, before it is paired; paired, it is looked at where it is tried. Paths stand after the kiosk’s own address. */
export const kioskScenes: readonly Scene[] = [{ name: "kiosk-pairing", path: "/", isForVisitors: true }];
