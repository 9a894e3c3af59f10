import { api } from "#api/client.ts";
import { type Answer, ask } from "#api/ask.ts";
import type { DeviceKey } from "#keys/deviceKey.ts";
import { noteRegistered } from "#keys/vault.ts";
import { here } from "#shell.ts";

/** Names this device in the list where its owner may revoke it. */
const nameOfDevice = (): string => {
  const { userAgent } = navigator;
  const [, system = "?"] = /(Android|iPhone|iPad|Windows|Mac OS|Linux)/.exec(userAgent) ?? [];
  const [, browser = "Web"] = /(Firefox|Edg|OPR|SamsungBrowser|Chrome|Safari)\//.exec(userAgent) ?? [];
  return `${system} · ${browser}`;
};

/** Tells the community the public half of this device's key. The key has its id: asking twice registers once. */
export async function registerKey(key: DeviceKey): Promise<Answer<unknown>> {
  const body = { id: key.id, name: nameOfDevice(), publicKey: key.publicKey };
  const answer = await ask(api.POST("/v1/{community}/device-keys", { params: { path: here }, body }));
  if (answer.ok) await noteRegistered(key);
  return answer;
}
