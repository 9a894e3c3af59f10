import { type DeviceKey, OWN, type OwnersPart } from "#keys/deviceKey.ts";
import { publicKeyOf } from "#keys/ed25519.ts";
import { forgetKey, keyOwner, readKey } from "#keys/owner.ts";
import { nameOfDevice } from "#keys/nameOfDevice.ts";
import { makeBrowserHalf, PIN_ROUNDS, seal, stretchPin, unseal } from "#keys/seal.ts";
import { newId } from "@mereau/ui/newId.ts";
import { database } from "#store/database.ts";

/** After so many wrong PINs in a row the key is thrown away: its owner signs in and makes another. */
export const PIN_TRIES_MAX = 5;
export const PIN_LENGTH = 6;

/** The key of this device for a member; null: it has none. */
export async function deviceKey(member: string): Promise<DeviceKey | null> {
  const found = await readKey();
  return found?.member === member ? found : null;
}

/** The owner's half by a PIN. */
export async function partOfPin(pin: string): Promise<OwnersPart> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const lock = { by: "pin", salt, rounds: PIN_ROUNDS } as const;
  return { lock, ownersHalf: await stretchPin(pin, salt, PIN_ROUNDS) };
}

/** A seed sealed under its owner's half and a new one of this browser. */
async function lockUp(seed: Uint8Array<ArrayBuffer>, { lock, ownersHalf }: OwnersPart) {
  const browserHalf = await makeBrowserHalf();
  return { lock, browserHalf, ...(await seal(seed, { browserHalf, ownersHalf })), wrongTries: 0 };
}

/** Makes this device's key, in the place of any other. It signs once the API knows it. */
export async function makeKey(member: string, part: OwnersPart): Promise<DeviceKey> {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const key: DeviceKey = {
    id: newId(),
    member,
    name: nameOfDevice(navigator),
    publicKey: await publicKeyOf(seed),
    ...(await lockUp(seed, part)),
    registered: false,
  };
  seed.fill(0);
  await (await database()).put("keys", key, OWN);
  return key;
}

/** Writes down what has changed of a key, as it stands by then: a wrong PIN that was counted meanwhile stays counted. */
async function change(id: string, changes: Partial<DeviceKey>): Promise<void> {
  const transaction = (await database()).transaction("keys", "readwrite");
  const kept = await transaction.store.get(OWN);
  if (kept?.id === id) await transaction.store.put({ ...kept, ...changes }, OWN);
  await transaction.done;
}

/** Keeps the same key under another lock: what it has signed stays good, and nobody need be told. */
export const relock = async (
  { id }: DeviceKey,
  seed: Uint8Array<ArrayBuffer>,
  part: OwnersPart,
): Promise<void> => change(id, await lockUp(seed, part));

/** Notes that the API knows the key. */
export async function noteRegistered({ id, member }: DeviceKey): Promise<void> {
  await change(id, { registered: true });
  keyOwner.value = member;
}

export type Unlocked =
  | { ok: true; seed: Uint8Array<ArrayBuffer> }
  | { ok: false; code: "wrong_pin"; left: number }
  | { ok: false; code: "no_key" };

/** Counts a try before it is made, so that closing the app does not win one. */
async function countTry(): Promise<DeviceKey | undefined> {
  const transaction = (await database()).transaction("keys", "readwrite");
  const key = await transaction.store.get(OWN);
  if (key && key.wrongTries >= PIN_TRIES_MAX) {
    await transaction.store.delete(OWN);
    await transaction.done;
    return undefined;
  }
  if (key) await transaction.store.put({ ...key, wrongTries: key.wrongTries + 1 }, OWN);
  await transaction.done;
  return key;
}

/**
 * The seed of this device's key, which its caller wipes once it has signed.
 * Refuses with `wrong_pin` and how many tries are left; with `no_key` when there is none, or none any more.
 */
export async function unlockWithPin(pin: string): Promise<Unlocked> {
  const key = await countTry();
  if (key?.lock.by !== "pin") return { ok: false, code: "no_key" };
  const { browserHalf, lock, wrongTries } = key;
  const seed = await unseal(key, { browserHalf, ownersHalf: await stretchPin(pin, lock.salt, lock.rounds) });
  if (seed) {
    await change(key.id, { wrongTries: 0 });
    return { ok: true, seed };
  }
  const left = PIN_TRIES_MAX - wrongTries - 1;
  if (left > 0) return { ok: false, code: "wrong_pin", left };
  await forgetKey(key.id);
  return { ok: false, code: "no_key" };
}

/** The seed of a key that a passkey keeps, from what that has derived; null where it is not what the key was sealed with. */
export const unlockWithDerived = (
  key: DeviceKey,
  derived: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> =>
  unseal(key, { browserHalf: key.browserHalf, ownersHalf: derived });
