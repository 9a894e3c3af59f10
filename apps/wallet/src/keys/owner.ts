import { signal } from "@preact/signals";

import { type DeviceKey, OWN } from "#keys/deviceKey.ts";
import { database } from "#store/database.ts";

/** Whose key this device has, as far as it is known: a member's id; null: nobody's; undefined: not looked yet. */
export const keyOwner = signal<string | null | undefined>(undefined);

/** The key of this device, whosever it is. */
export async function readKey(): Promise<DeviceKey | undefined> {
  const found = await (await database()).get("keys", OWN);
  keyOwner.value = found?.registered ? found.member : null;
  return found;
}

/** Looks whose key this device has, so that the first screen can say it at once. A device that keeps nothing has none. */
export const learnKey = async (): Promise<void> =>
  void (await readKey().catch(() => (keyOwner.value = null)));

/** Lets go of this device's key, where it is still this one: it signs nothing any more. */
export async function forgetKey(id: string): Promise<void> {
  if ((await readKey())?.id !== id) return;
  await (await database()).delete("keys", OWN);
  keyOwner.value = null;
}
