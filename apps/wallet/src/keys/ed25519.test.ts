import { afterEach, expect, test, vi } from "vitest";

import { fromBase64url } from "@mereau/shared/crypto/base64url.ts";

/* RFC 8032, section 7.1, test 2, in base64url. */
const seed = () => fromBase64url("TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs") ?? new Uint8Array();
const publicKey = "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw";
const signature = "kqAJqfDUyrhyDoILX2QlQKKye1QWUD-Ps3YiI-vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA";
const message = () => new Uint8Array([0x72]);

afterEach(() => vi.restoreAllMocks());

for (const known of [true, false])
  test(`signs as RFC 8032 does ${known ? "by the browser" : "where the browser does not know how"}`, async () => {
    vi.resetModules();
    if (!known) vi.spyOn(crypto.subtle, "generateKey").mockRejectedValue(new Error("NotSupportedError"));
    const { publicKeyOf, signBytes, verify } = await import("#keys/ed25519.ts");
    const own = seed();
    expect(await publicKeyOf(own)).toBe(publicKey);
    expect(await signBytes(message(), own)).toBe(signature);
    expect(own.every((byte) => byte === 0)).toBe(true);
    expect(await verify(publicKey, message(), signature)).toBe(true);
    expect(await verify(publicKey, new Uint8Array([1]), signature)).toBe(false);
  });
