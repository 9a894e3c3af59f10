import { beforeAll, expect, test } from "vitest";

import { acceptanceList, documentList } from "@mereau/shared/contracts/documents.ts";
import { deviceKeySummary } from "@mereau/shared/contracts/keys.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { me } from "@mereau/shared/contracts/sessions.ts";
import { publicSettings } from "@mereau/shared/contracts/settings.ts";
import { acceptanceBytes } from "@mereau/shared/crypto/acceptance.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { importSigningKey, sign } from "@mereau/shared/crypto/chain.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;

/** The first test vector of RFC 8032, section 7.1. */
const bytesOf = (digits: string) =>
  Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const seed = bytesOf("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const publicKey = toBase64url(bytesOf("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

beforeAll(async () => {
  town = await foundWorkerTown();
});

test("a phone signs the terms that were only accepted, until its key is revoked", async () => {
  const { admin, ask, send, join } = town;
  const { token } = await join("Noor", "individual");
  const terms = { version: "2026-1", text: "Chacun répond de son compte." };
  await ask(admin, ["PATCH", "settings"], [200, publicSettings], { terms });
  const { items } = await ask(null, ["GET", "documents"], [200, documentList]);
  const hash = items[0]?.hash ?? "";
  const { id: member } = (await ask(token, ["GET", "me"], [200, me])).member;
  const key = { id: newId(), name: "Fairphone", publicKey };
  await ask(token, ["POST", "device-keys"], [201, deviceKeySummary], key);

  const named = { document: "terms", version: terms.version };
  const signedAt = Date.now();
  const facts = { ...named, community: town.id, member, hash, signedAt, keyId: key.id };
  const signature = await sign(await importSigningKey(seed), acceptanceBytes(facts));
  const signed = { keyId: key.id, signedAt, signature };

  const accept = ["POST", "acceptances"] as const;
  expect(await ask(token, accept, [200, acceptanceList], named)).toMatchObject({ items: [{ signed: null }] });
  const forged = { ...named, signed: { ...signed, signedAt: signedAt + 1 } };
  expect(await ask(token, accept, [422, problem], forged)).toMatchObject({
    code: "signature_invalid",
    fields: [{ field: "signed.signature" }],
  });
  const kept = await ask(token, accept, [200, acceptanceList], { ...named, signed });
  expect(kept).toMatchObject({ items: [{ ...named, signed: { key, at: signedAt, signature } }] });

  await send(token, ["DELETE", `device-keys/${key.id}`]);
  // The same, sent again by a phone that never had the answer
  expect(await ask(token, accept, [200, acceptanceList], { ...named, signed })).toEqual(kept);
  const next = { version: "2026-2", text: "Chacun répond de son compte, et de sa signature." };
  await ask(admin, ["PATCH", "settings"], [200, publicSettings], { terms: next });
  const later = { document: "terms", version: next.version, signed };
  expect(await town.codeOf(token, accept, 422, later)).toBe("unknown_key");
});
