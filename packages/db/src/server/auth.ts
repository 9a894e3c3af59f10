import { createPublicKey, timingSafeEqual, verify, type KeyObject } from "node:crypto";
import * as z from "zod";

/** A refusal with sqld's sentence. */
export class AuthError extends Error {}

const rememberedTokens = 1_000;

const scope = z.object({ ns: z.array(z.string()).nullish() }).nullish();
const claimsSchema = z.object({
  id: z.string().nullish(),
  a: z.enum(["ro", "rw"]).nullish(),
  p: z.object({ ro: scope, rw: scope }).nullish(),
  exp: z.number().nullish(),
  nbf: z.number().nullish(),
});
type Claims = z.infer<typeof claimsSchema>;

/** An Ed25519 public key as sqld takes it: base64url of its 32 bytes, or PEM. Throws {@link AuthError}. */
export function parsePublicKey(text: string): KeyObject {
  try {
    if (text.startsWith("-----BEGIN PUBLIC KEY-----")) {
      const key = createPublicKey(text);
      if (key.asymmetricKeyType === "ed25519") return key;
    } else {
      const x = Buffer.from(text, "base64url");
      if (x.length === 32) {
        return createPublicKey({
          key: { kty: "OKP", crv: "Ed25519", x: x.toString("base64url") },
          format: "jwk",
        });
      }
    }
  } catch {
    // Refused below, with one sentence for whatever is wrong with it.
  }
  throw new AuthError("The JWT key is not a valid Ed25519 public key");
}

/** Checks the bearers of one namespace against its key; a token that was good is not verified a second time. */
export class Gate {
  readonly #namespace: string;
  readonly #key: KeyObject | undefined;
  readonly #verified = new Map<string, Claims>();

  constructor(namespace: string, publicKey: string | null | undefined) {
    this.#namespace = namespace;
    this.#key = publicKey == null ? undefined : parsePublicKey(publicKey);
  }

  /** What the header allows; a namespace without a key refuses everyone. Throws {@link AuthError}. */
  admit(authorization: string | undefined): { readonly readOnly: boolean } {
    if (authorization === undefined) {
      throw new AuthError("The `Authorization` HTTP header is required but was not specified");
    }
    const [scheme = "", token = ""] = authorization.trim().split(/\s+/);
    if (scheme.toLowerCase() !== "bearer") {
      throw new AuthError("The authentication scheme in the `Authorization` HTTP header is not supported");
    }
    if (this.#key === undefined) throw new AuthError("Authentication using a JWT is not allowed");
    return this.#allow(this.#claims(token, this.#key));
  }

  #claims(token: string, key: KeyObject): Claims {
    const known = this.#verified.get(token);
    if (known !== undefined) return known;
    const claims = verifiedClaims(token, key);
    if (this.#verified.size >= rememberedTokens) this.#verified.clear();
    this.#verified.set(token, claims);
    return claims;
  }

  #allow({ id, a, p, exp, nbf }: Claims): { readonly readOnly: boolean } {
    const now = Date.now() / 1000;
    if (exp != null && exp < now) throw new AuthError("The JWT has expired");
    if (nbf != null && nbf > now) throw new AuthError("The JWT is immature (not valid yet)");
    if (p != null) {
      if (p.rw?.ns?.includes(this.#namespace)) return { readOnly: false };
      if (p.ro?.ns?.includes(this.#namespace)) return { readOnly: true };
      throw new AuthError("Authentication failed");
    }
    if (id != null && id !== this.#namespace) throw new AuthError("Authentication failed");
    return { readOnly: a === "ro" };
  }
}

function verifiedClaims(token: string, key: KeyObject): Claims {
  const [header = "", payload = "", signature = "", ...rest] = token.split(".");
  try {
    const { alg } = z
      .object({ alg: z.string() })
      .parse(JSON.parse(Buffer.from(header, "base64url").toString()));
    const signed = Buffer.from(`${header}.${payload}`);
    if (
      rest.length === 0 &&
      alg === "EdDSA" &&
      verify(null, signed, key, Buffer.from(signature, "base64url"))
    ) {
      return claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
    }
  } catch {
    // Not JSON, or not the claims of a token: invalid like a wrong signature.
  }
  throw new AuthError("The JWT is invalid");
}

/** Checks the header of an admin call: the key itself, after `Basic` (sqld's form) or `Bearer`. Throws {@link AuthError}. */
export function admitAdmin(authorization: string | undefined, adminKey: string): void {
  if (authorization === undefined) throw new AuthError("The `Authorization` HTTP header has invalid value");
  const [scheme = "", key = ""] = authorization.trim().split(/\s+/);
  if (!["basic", "bearer"].includes(scheme.toLowerCase())) {
    throw new AuthError("The authentication scheme in the `Authorization` HTTP header is not supported");
  }
  const given = Buffer.from(key);
  const expected = Buffer.from(adminKey);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new AuthError("The `Basic` HTTP authentication credentials were rejected");
  }
}
