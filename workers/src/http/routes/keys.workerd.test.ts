import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { auditPage } from "@mereau/shared/contracts/audit.ts";
import {
  apiKeyPage,
  apiKeySummary,
  createdApiKey,
  deviceKeyPage,
  deviceKeySummary,
} from "@mereau/shared/contracts/keys.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { me } from "@mereau/shared/contracts/sessions.ts";
import { transfer } from "@mereau/shared/contracts/transfers.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { orderBytes } from "@mereau/shared/crypto/order.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;

beforeAll(async () => {
  town = await foundWorkerTown();
});

const keyOf = (scopes: string[], more: object = {}) => ({ id: newId(), name: "Web shop", scopes, ...more });

test("an API key does what its scopes allow, and nothing once revoked", async () => {
  const { ask, codeOf, join } = town;
  const { token, account } = await join("Noor", "individual");
  const key = await ask(token, ["POST", "api-keys"], [201, createdApiKey], keyOf(["accounts:read"]));
  expect(key.token).toMatch(/^mereau_key_[\w-]{43}$/);

  const seen = await ask(key.token, ["GET", "me"], [200, me]);
  expect([seen.scopes, seen.role, seen.accounts[0]?.id]).toEqual([["accounts:read"], "member", account]);
  await ask(key.token, ["GET", `accounts/${account}`], [200, z.looseObject({})]);
  const payment = { id: newId(), currency: "MIEL", from: account, to: "MIEL:1001", amount: "1" };
  expect(await ask(key.token, ["POST", "transfers"], [403, problem], payment)).toMatchObject({
    code: "scope_missing",
    detail: expect.stringMatching(/(?:portée|scope) transfers:write\.$/),
  });
  expect(await codeOf(key.token, ["POST", "api-keys"], 403, keyOf(["transfers:write"]))).toBe(
    "scope_missing",
  );

  const listed = await ask(token, ["GET", "api-keys"], [200, apiKeyPage]);
  expect(listed.items.map(({ id, revokedAt }) => [id, revokedAt])).toEqual([[key.id, null]]);
  expect(JSON.stringify(listed)).not.toContain(key.token);

  for (let asked = 0; asked < 2; asked += 1)
    expect((await town.send(token, ["DELETE", `api-keys/${key.id}`])).status).toBe(204);
  expect(await codeOf(key.token, ["GET", "me"], 401)).toBe("unauthenticated");
});

test("an API key is shown once, lives a year at most, and is its maker's alone", async () => {
  const { ask, codeOf, join } = town;
  const [{ token }, other] = [await join("Ada", "individual"), await join("Zoe", "individual")];
  const wanted = keyOf(["ledger:read"]);
  const key = await ask(token, ["POST", "api-keys"], [201, createdApiKey], wanted);
  expect(key.expiresAt - key.createdAt).toBe(366 * 86_400_000);
  const { token: _, ...withoutToken } = key;
  expect(await ask(token, ["POST", "api-keys"], [200, apiKeySummary.strict()], wanted)).toEqual(withoutToken);
  for (const change of [{ name: "Other" }, { scopes: ["accounts:read"] }, { expiresAt: key.expiresAt - 1 }])
    expect(await codeOf(token, ["POST", "api-keys"], 409, { ...wanted, ...change })).toBe("id_reused");
  expect(await codeOf(other.token, ["POST", "api-keys"], 409, wanted)).toBe("id_reused");
  for (const days of [-1, 367])
    expect(
      await codeOf(
        token,
        ["POST", "api-keys"],
        422,
        keyOf(["ledger:read"], { expiresAt: Date.now() + days * 86_400_000 }),
      ),
    ).toBe("invalid_input");
  expect(await codeOf(token, ["POST", "api-keys"], 422, keyOf([]))).toBe("invalid_input");
  expect(await codeOf(other.token, ["DELETE", `api-keys/${key.id}`], 404)).toBe("not_found");
});

test("a device pays with its signature until its key is revoked", async () => {
  const { admin, ask, codeOf, join } = town;
  const [alice, mallory] = [await join("Alice", "individual"), await join("Mallory", "individual")];
  const issue = { id: newId(), to: alice.account, amount: "10", reference: "VIR-1" };
  await ask(admin, ["POST", "currencies/MIEL/issues"], [201, transfer], issue);

  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("no key pair");
  const raw = await crypto.subtle.exportKey("raw", pair.publicKey);
  if (!(raw instanceof ArrayBuffer)) throw new Error("no raw key");
  const device = { id: newId(), name: "Alice’s phone", publicKey: toBase64url(new Uint8Array(raw)) };
  const registered = await ask(alice.token, ["POST", "device-keys"], [201, deviceKeySummary], device);
  expect(await ask(alice.token, ["POST", "device-keys"], [201, deviceKeySummary], device)).toEqual(
    registered,
  );
  expect(await codeOf(mallory.token, ["POST", "device-keys"], 409, device)).toBe("id_reused");

  const signed = async (amount: number) => {
    const order = { currency: "MIEL", from: alice.account, to: "MIEL:1001", expiresAt: null };
    const id = newId();
    const bytes = orderBytes({
      kind: "payment",
      ...order,
      community: town.id,
      transfer: id,
      amount,
      keyId: device.id,
    });
    const signature = toBase64url(
      new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, bytes)),
    );
    return { ...order, id, amount: "2.00", order: { keyId: device.id, signature } };
  };
  expect(await codeOf(alice.token, ["POST", "transfers"], 422, await signed(20_000))).toBe(
    "signature_invalid",
  );
  expect(await ask(alice.token, ["POST", "transfers"], [201, transfer], await signed(200))).toMatchObject({
    amount: "2.00",
    verdict: "accepted",
  });

  expect((await town.send(mallory.token, ["DELETE", `device-keys/${device.id}`])).status).toBe(404);
  expect((await town.send(alice.token, ["DELETE", `device-keys/${device.id}`])).status).toBe(204);
  expect(await codeOf(alice.token, ["POST", "transfers"], 422, await signed(200))).toBe("unknown_key");
  const { items } = await ask(alice.token, ["GET", "device-keys"], [200, deviceKeyPage]);
  expect(items).toMatchObject([{ id: device.id, revokedAt: expect.any(Number) }]);
});

test("managers see and revoke the keys of others, and the audit log tells it with both names", async () => {
  const { admin, ask, codeOf, join, send } = town;
  const [sam, other] = [await join("Sam", "individual"), await join("Kim", "individual")];
  const first = await ask(sam.token, ["POST", "api-keys"], [201, createdApiKey], keyOf(["accounts:read"]));
  const second = await ask(sam.token, ["POST", "api-keys"], [201, createdApiKey], keyOf(["ledger:read"]));
  const { member } = await ask(sam.token, ["GET", "me"], [200, me]);

  const of = (query: string) => ["GET", `api-keys?member=${member.id}${query}`] as const;
  expect(await codeOf(other.token, of(""), 403)).toBe("forbidden");
  const page = await ask(admin, of("&limit=1"), [200, apiKeyPage]);
  const rest = await ask(admin, of(`&limit=1&cursor=${page.next}`), [200, apiKeyPage]);
  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(rest.next).toBeNull();

  expect((await send(admin, ["DELETE", `api-keys/${first.id}`])).status).toBe(204);
  expect(await codeOf(first.token, ["GET", "me"], 401)).toBe("unauthenticated");
  await ask(second.token, ["GET", "ledger/head"], [200, z.looseObject({})]);
  const deeds = await ask(admin, ["GET", `audit?subject=${first.id}`], [200, auditPage]);
  expect(deeds.items.map(({ action, actor, onBehalfOf }) => [action, actor?.name, onBehalfOf?.name])).toEqual(
    [
      ["api_key.revoke", "Maud", "Sam"],
      ["api_key.create", "Sam", undefined],
    ],
  );
  expect(JSON.stringify(deeds)).not.toContain(first.token);
});

test("a public key that is not one is refused before it is kept", async () => {
  const { codeOf, join } = town;
  const { token } = await join("Bob", "individual");
  const device = { id: newId(), name: "Phone", publicKey: `${"A".repeat(42)}B` };
  expect(await codeOf(token, ["POST", "device-keys"], 422, device)).toBe("invalid_input");
});

test("the audit log tells what was done and by whom, to administrators and auditors alone", async () => {
  const { admin, ask, codeOf, join } = town;
  const { token } = await join("Eve", "individual");
  expect(await codeOf(token, ["GET", "audit"], 403)).toBe("forbidden");
  const page = await ask(admin, ["GET", "audit?action=member.approve&limit=1"], [200, auditPage]);
  expect(page.items).toMatchObject([{ action: "member.approve", actor: { name: "Maud" }, onBehalfOf: null }]);
  const rest = await ask(
    admin,
    ["GET", `audit?action=member.approve&limit=200&cursor=${page.next}`],
    [200, auditPage],
  );
  expect(rest.items.some(({ id }) => id === page.items[0]?.id)).toBe(false);
  expect(rest.next).toBeNull();
  expect(await codeOf(admin, ["GET", "audit?cursor=nonsense"], 422)).toBe("invalid_input");
});
