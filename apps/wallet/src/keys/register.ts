import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { tell } from "#frame/Tidings.tsx";
import type { DeviceKey } from "#keys/deviceKey.ts";
import { forgetKey } from "#keys/owner.ts";
import { deviceKey, noteRegistered } from "#keys/vault.ts";
import { readUnderWay } from "#paying/orders.ts";
import { here } from "#shell.ts";
import { say } from "#texts/say.ts";

/** Tells the community the public half of this device's key. The key has its id: asking twice registers once. */
export async function registerKey(key: DeviceKey): Promise<Answer<components["schemas"]["DeviceKey"]>> {
  const { id, name, publicKey } = key;
  const body = { id, name, publicKey };
  const answer = await ask(api.POST("/v1/{community}/device-keys", { params: { path: here }, body }));
  if (answer.ok && answer.value.revokedAt === null) await noteRegistered(key);
  return answer;
}

/**
 * Sends the key of this device once more, so that it belongs to the session of now, and both are one line in its member's list.
 * A key that was revoked meanwhile signs nothing any more: it is let go of, and that is told. Another member's is left alone.
 */
export async function sendKeyAgain(member: string): Promise<void> {
  const key = await deviceKey(member);
  if (!key?.registered) return;
  const answer = await registerKey(key);
  if (!answer.ok || answer.value.revokedAt === null) return;
  await forgetKey(key.id);
  tell(say().deviceCode.revoked);
}

/** Takes a key off the list that this device has just replaced; not while an order that it signed is under way. */
export async function forgetOnServer({ id }: DeviceKey): Promise<void> {
  if ((await readUnderWay()).some(({ signature }) => signature?.keyId === id)) return;
  await ask(api.DELETE("/v1/{community}/device-keys/{id}", { params: { path: { ...here, id } } }));
}
