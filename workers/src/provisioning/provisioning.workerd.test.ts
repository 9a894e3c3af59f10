import { text } from "node:stream/consumers";

import { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";

import { readSettings } from "#env.ts";
import { openProvisioning } from "#provisioning/provisioning.ts";

const newId = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

async function* unpacked(kept: AsyncIterable<Uint8Array>) {
  for await (const member of kept) {
    const stream = new Response(new Uint8Array(member)).body?.pipeThrough(new DecompressionStream("gzip"));
    yield await new Response(stream).text();
  }
}

test("inside workerd a community is founded with its own ledger object, and deleted with its export kept", async () => {
  const provisioning = openProvisioning(readSettings(env), env);
  const admin = { id: newId(), name: "Maud", email: "maud@example.org" };
  const request = foundingRequest.parse({
    id: newId(),
    slug: "en-workerd",
    name: "En workerd",
    language: "fr",
    admin,
    ...presets["mutual-credit"]({ code: "LIEN", name: "Lien", symbol: "L" }, "fr"),
  });
  expect(await provisioning.found(request)).toMatchObject({ slug: "en-workerd", status: "open" });
  expect(await provisioning.found(request)).toMatchObject({ slug: "en-workerd", status: "open" });
  const ledger = env.LEDGER.get(env.LEDGER.idFromName(request.id));
  expect(await ledger.head(request.id)).toMatchObject({ ok: true, head: { seq: 1, epoch: 1 } });

  const { confirmation, accounts } = await provisioning.requestDeletion(request.id, admin.id);
  expect(accounts).toBe(1);
  expect(await provisioning.confirmDeletion(request.id, admin.id, confirmation)).toMatchObject({
    status: "deleted",
  });
  const kept = await provisioning.readKeptExport(request.id);
  const lines = kept === null ? [] : (await text(unpacked(kept))).trimEnd().split("\n");
  expect(JSON.parse(lines.at(-1) ?? "null")).toMatchObject({
    end: true,
    rows: { batch: 1, account: 1, member: 1 },
  });
});
