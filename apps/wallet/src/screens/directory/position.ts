import { signal } from "@preact/signals";

import type { Point } from "#screens/directory/distance.ts";

/** Why a device does not say where it is. */
export type NoPosition = "refused" | "slow" | "absent";

const PATIENCE_MS = 12_000;
const FRESH_MS = 60_000;

/** Where one is, while what is near is looked for; it is kept nowhere. Null: what is near is not looked for. */
export const nearTo = signal<Point | null>(null);

const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

/** Asks the device where it is, which asks its owner; to four decimals, ten metres. */
export function askPosition(): Promise<Point | NoPosition> {
  // Only a page that came over https has it
  if (!("geolocation" in navigator)) return Promise.resolve("absent");
  return new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) =>
        resolve({ latitude: rounded(latitude), longitude: rounded(longitude) }),
      ({ code }) => resolve(code === 1 ? "refused" : code === 3 ? "slow" : "absent"),
      { timeout: PATIENCE_MS, maximumAge: FRESH_MS },
    ),
  );
}
