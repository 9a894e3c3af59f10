import { foundedCommunity } from "@mereau/shared/contracts/communityFace.ts";
import { currency, currencyList } from "@mereau/shared/contracts/currencies.ts";
import { application } from "@mereau/shared/contracts/applications.ts";
import { memberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { me } from "@mereau/shared/contracts/sessions.ts";
import { presets } from "@mereau/shared/presets/presets.ts";

import { signIn } from "../client/signIn.ts";
import type { Player, Scene } from "./scene.ts";

const DEVICE = "npm run demo";

/** Founds the community, and signs its administrator in by a code sent by e-mail. */
export async function found(
  scene: Scene,
  operatorToken: string,
): Promise<{ community: string; maud: Player }> {
  const { api, trace, slug } = scene;
  trace.chapter("A community is founded, backed by euros");
  const community = scene.newId();
  const email = "maud@example.org";
  const admin = { id: scene.newId(), name: "Maud", email };
  const money = presets["local-currency"]({ code: "MIEL", name: "Miel", symbol: "ᴍ" }, "en");
  const body = { id: community, slug, name: "Le Miel", language: "en", admin, ...money };
  const asking = { token: operatorToken, body };
  const founded = await api.ask(foundedCommunity, "POST", "/v1/communities", asking);
  trace.check("The community", founded.status, "open");
  const again = await api.ask(foundedCommunity, "POST", "/v1/communities", asking);
  trace.check("Asked again with the same id, it is the same one", again.id === founded.id, true);

  trace.tell("Maud signs in with the code from her e-mail.");
  const token = await signIn(api, slug, email, DEVICE);
  const { role } = await api.ask(me, "GET", scene.path("me"), { token });
  trace.check("Maud’s role", role, "admin");
  return { community, maud: { id: admin.id, name: "Maud", token, account: "MIEL:1001" } };
}

/** Creates a second currency, and asks for signatures from 100.00 on. */
export async function configure(scene: Scene, maud: Player): Promise<void> {
  const { api, trace } = scene;
  trace.chapter("Its currency is configured");
  const hours = { code: "HOUR", name: "Hours", symbol: "h", scale: 2, kind: "mutual" };
  await api.ask(currency, "POST", scene.path("currencies"), { token: maud.token, body: hours });
  const { items } = await api.ask(currencyList, "GET", scene.path("currencies"));
  trace.check(
    "Currencies",
    items.map(({ code }) => code),
    ["EUR", "HOUR", "MIEL"],
  );
  const path = scene.path("currencies/MIEL/signature-threshold");
  const body = { signatureFrom: "100.00" };
  const { signatureFrom } = await api.ask(currency, "PUT", path, { token: maud.token, body });
  trace.check("Payments are signed by a device from", signatureFrom, "100.00");
}

async function join(
  scene: Scene,
  maud: Player,
  asked: { name: string; email: string; type: string },
): Promise<Player> {
  const { api, trace, slug } = scene;
  const id = scene.newId();
  const applied = await api.ask(application, "POST", scene.path("members"), { body: { id, ...asked } });
  trace.check(
    `${asked.name} applies, and gets a number`,
    [applied.number, applied.status],
    [asked.type === "provider" ? 1003 : 1002, "applied"],
  );
  const path = scene.path(`members/${id}/approval`);
  const { status, accounts } = await api.ask(memberWithAccounts, "POST", path, { token: maud.token });
  const [opened] = accounts;
  trace.check(
    `Maud approves ${asked.name}, whose account opens`,
    [status, opened?.id ?? ""],
    ["active", `MIEL:${applied.number}`],
  );
  const token = await signIn(api, slug, asked.email, DEVICE);
  return { id, name: asked.name, token, account: opened?.id ?? "" };
}

/** Two people apply and are taken in: somebody who buys, and a bakery that may redeem. */
export async function takeIn(scene: Scene, maud: Player): Promise<{ alice: Player; bakery: Player }> {
  scene.trace.chapter("Two members apply and are approved");
  const alice = await join(scene, maud, { name: "Alice", email: "alice@example.org", type: "individual" });
  const bakery = await join(scene, maud, {
    name: "The bakery",
    email: "bakery@example.org",
    type: "provider",
  });
  return { alice, bakery };
}
