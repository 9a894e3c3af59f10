import { database } from "@mereau/db/platform/schema.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import nacl from "tweetnacl";

import { databaseName } from "#provisioning/deps.ts";
import type { FoundingStep } from "#provisioning/founding/step.ts";
import { seal } from "#services/secrets/seal.ts";

/**
 * Makes the community's database and its signing key, and keeps both in one row before either is used.
 * Whoever runs again keeps the key that the first run wrote, and may renew the token.
 */
export const makeDatabase: FoundingStep = {
  name: "database",
  async run({ platform, driver, sealingKey, random }, { id, region }) {
    const name = databaseName(id);
    const { url, token } = await driver.create(name, { region });
    const seed = random(nacl.sign.seedLength);
    const sealed = (secret: Uint8Array | string) =>
      seal(secret, sealingKey, random(nacl.secretbox.nonceLength));
    const sealedToken = sealed(token);
    await platform
      .insert(database)
      .values({
        community: id,
        driver: driver.kind,
        name,
        url,
        sealedToken,
        sealedSigningSeed: sealed(seed),
        signingPublicKey: toBase64url(nacl.sign.keyPair.fromSeed(seed).publicKey),
        schemaVersion: 0,
      })
      .onConflictDoUpdate({ target: database.community, set: { url, sealedToken } });
  },
};
