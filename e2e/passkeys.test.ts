import { foundedCommunity } from "@mereau/shared/contracts/communityFace.ts";
import { passkeyPage, passkeySummary } from "@mereau/shared/contracts/passkeys.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { me, openedSession } from "@mereau/shared/contracts/sessions.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";

import { openBrowser, visit } from "./browser.ts";
import { apiAt } from "../scripts/client/api.ts";
import { signIn } from "../scripts/client/signIn.ts";

const url = inject("url");
const api = apiAt(url);
const slug = "sel-des-deux-rives";
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

const newId = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

type Authenticator = { id: string; cdp: CDPSession };

/** A telephone that keeps passkeys and knows its person, as far as Chromium can tell. */
async function telephone(page: Page, { synced }: { synced: boolean }): Promise<Authenticator> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId: id } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: synced,
      defaultBackupState: synced,
    },
  });
  return { id, cdp };
}

const answered = z.object({ status: z.int(), body: z.unknown() });

/** What the page does to add a passkey; `token`: whose. Gives what the Worker answered. */
const add = async (page: Page, community: string, token: string, id: string) =>
  answered.parse(
    await page.evaluate(
      async ([at, bearer, own]) => {
        const headers = { "Content-Type": "application/json", Authorization: `Bearer ${bearer}` };
        const post = (path: string, body: object) =>
          fetch(`/v1/${at}/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
        const options = await (await post("passkeys/options", {})).json();
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
        const made = await navigator.credentials.create({ publicKey });
        if (!(made instanceof PublicKeyCredential)) throw new Error("No passkey was made");
        const prf = made.getClientExtensionResults().prf?.enabled;
        const answer = await post("passkeys", { id: own, response: made.toJSON() });
        return { status: answer.status, body: { ...(await answer.json()), prf } };
      },
      [community, token, id] as const,
    ),
  );

/** What the page does to sign in, and who then is signed in by the cookie. */
const enter = async (page: Page, community: string) =>
  answered.parse(
    await page.evaluate(async (at) => {
      const headers = { "Content-Type": "application/json" };
      const post = (path: string, body: object) =>
        fetch(`/v1/${at}/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      const options = await (await post("sessions/passkey-options", {})).json();
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      const used = await navigator.credentials.get({ publicKey });
      if (!(used instanceof PublicKeyCredential)) throw new Error("No passkey was used");
      const answer = await post("sessions/passkey", { response: used.toJSON() });
      if (!answer.ok) return { status: answer.status, body: await answer.json() };
      const opened = await answer.json();
      const person = await (await fetch(`/v1/${at}/me`)).json();
      return { status: answer.status, body: { opened, person } };
    }, community),
  );

const entered = z.object({ opened: openedSession, person: me });

/** Another community of the same host, and the bearer token of its founder. */
async function foundAnother(): Promise<{ slug: string; token: string }> {
  const id = newId();
  const another = `voisine-${id.slice(-6)}`;
  const { token } = await api.ask(foundedCommunity, "POST", "/v1/communities", {
    body: {
      id,
      slug: another,
      name: "La Voisine",
      language: "fr",
      admin: { id: newId(), name: "Odile", email: "odile@voisine.example" },
      ...presets["mutual-credit"]({ code: "GRAIN", name: "Grain", symbol: "G" }, "fr"),
      bearer: true,
    },
  });
  return { slug: another, token: z.string().parse(token) };
}

test("a real browser adds a passkey and signs in with it, and nobody is named", async () => {
  const token = await signIn(api, slug, `driss@${slug}.example`, "Un téléphone");
  const { page, complaints } = await visit(browser, { language: "fr" });
  await page.goto(`${url}/docs`);
  const { id: device, cdp } = await telephone(page, { synced: true });

  const id = newId();
  const added = await add(page, slug, token, id);
  expect([added.status, added.body]).toMatchObject([
    201,
    { id, name: "Chrome sur Linux", synced: true, prf: true },
  ]);
  const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId: device });
  expect(credentials).toMatchObject([{ rpId: "localhost", isResidentCredential: true }]);

  const answer = await enter(page, slug);
  expect(answer.status).toBe(201);
  const { opened, person } = entered.parse(answer.body);
  expect(person.member.name).toBe("Driss El Kassimi");
  expect(opened.session).toMatchObject({ device: null, name: "Chrome sur Linux", current: true });
  const { items } = await api.ask(passkeyPage, "GET", `/v1/${slug}/passkeys`, { token });
  expect(items).toMatchObject([{ id, lastUsedAt: expect.any(Number) }]);

  // The same telephone makes no second one, as the browser itself says
  await expect(add(page, slug, token, newId())).rejects.toThrow(/InvalidStateError|previously registered/);
  await api.read(`/v1/${slug}/passkeys`, token);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("two communities of one host keep their passkeys apart, on one telephone", async () => {
  const here = await signIn(api, slug, `mireille@${slug}.example`, "Un ordinateur");
  const another = await foundAnother();
  const { page } = await visit(browser);
  await page.goto(`${url}/docs`);
  const { id: device, cdp } = await telephone(page, { synced: false });
  const keys = async () =>
    (await cdp.send("WebAuthn.getCredentials", { authenticatorId: device })).credentials;

  expect(await add(page, another.slug, another.token, newId())).toMatchObject({ status: 201 });
  const refused = await enter(page, slug);
  expect([refused.status, problem.parse(refused.body).code]).toEqual([401, "passkey_elsewhere"]);

  // The second does not take the place of the first, though the host is the same
  const added = await add(page, slug, here, newId());
  expect(passkeySummary.parse(added.body)).toMatchObject({ synced: false });
  expect(await keys()).toHaveLength(2);
  for (const { credentialId, userHandle } of await keys())
    if (userHandle !== undefined && (await isOf(another.slug, userHandle)))
      await cdp.send("WebAuthn.removeCredential", { authenticatorId: device, credentialId });
  expect(await keys()).toHaveLength(1);
  expect((await enter(page, slug)).status).toBe(201);
  await page.context().close();
});

const face = z.object({ id: z.string() });

/** Whether the handle of a passkey names this community: its id stands first. */
async function isOf(community: string, userHandle: string): Promise<boolean> {
  const { id } = await api.ask(face, "GET", `/v1/${community}`);
  return Buffer.from(userHandle, "base64").toString("hex").startsWith(id.replaceAll("-", ""));
}
