import type {
  CreatedCredential,
  PasskeyCreation,
  PasskeyRequest,
  UsedCredential,
} from "@mereau/shared/contracts/passkeys.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { utf8 } from "@mereau/shared/crypto/utf8.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const bytes = (...parts: readonly (readonly number[] | Uint8Array)[]): Bytes =>
  new Uint8Array(parts.flatMap((part) => [...part]));

const sha256 = async (data: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", data));

const uint32 = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

/** CBOR of a byte string of 24 to 65 535 bytes (RFC 8949, section 3.1). */
const cborBytes = (data: Bytes): Bytes =>
  data.length < 256
    ? bytes([0x58, data.length], data)
    : bytes([0x59, data.length >> 8, data.length & 255], data);

const cborText = (text: string): Bytes => bytes([0x60 + text.length], utf8(text));

/** A P-256 public key as COSE has it: `{1: 2, 3: -7, -1: 1, -2: x, -3: y}` (RFC 9053). */
const coseKey = (x: Bytes, y: Bytes): Bytes =>
  bytes([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21], cborBytes(x), [0x22], cborBytes(y));

/** A number of 32 bytes as DER writes it: no zeros before, but one where it would be taken for negative. */
function derInteger(number: Bytes): number[] {
  const from = number.findIndex((byte) => byte !== 0);
  const digits = [...number.subarray(Math.max(0, from))];
  const whole = (digits[0] ?? 0) > 127 ? [0, ...digits] : digits;
  return [2, whole.length, ...whole];
}

/** What WebCrypto signs with is r and s side by side; an authenticator gives them as DER. */
const derSignature = (raw: Bytes): Bytes => {
  const numbers = [...derInteger(raw.subarray(0, 32)), ...derInteger(raw.subarray(32))];
  return bytes([0x30, numbers.length, ...numbers]);
};

async function newPair(): Promise<CryptoKeyPair> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("No pair of keys was made");
  return pair;
}

/** The point that a public key is, uncompressed: 4, x, y. */
async function pointOf(publicKey: CryptoKey): Promise<Bytes> {
  const point = await crypto.subtle.exportKey("raw", publicKey);
  if (!(point instanceof ArrayBuffer)) throw new Error("The key was not exported as bytes");
  return new Uint8Array(point);
}

/** What differs from a passkey of a careful person on a well-behaved telephone. */
export type Manner = {
  origin?: string;
  /** How often it says that it has signed. */
  counter?: number;
  synced?: boolean;
  /** Whether it asked the person. */
  verified?: boolean;
  userHandle?: string;
};

const flagsOf = ({ synced = false, verified = true }: Manner): number =>
  0x01 | (verified ? 0x04 : 0) | (synced ? 0x18 : 0);

/** What an authenticator says of itself, for this domain: with the key that it has just made, if it has. */
const authenticatorData = async (rpId: string, manner: Manner, attested: Bytes | null): Promise<Bytes> =>
  bytes(
    await sha256(utf8(rpId)),
    [flagsOf(manner) | (attested ? 0x40 : 0)],
    uint32(manner.counter ?? 0),
    attested ?? [],
  );

const clientData = (type: string, challenge: string, origin: string): Bytes =>
  utf8(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/** An authenticator in software that answers as browsers do, for one site: what it makes is real and checked as such. */
export async function newAuthenticator(site: string) {
  const { publicKey, privateKey } = await newPair();
  const point = await pointOf(publicKey);
  const credential = crypto.getRandomValues(new Uint8Array(32));
  const id = toBase64url(credential);
  let handle = "";

  return {
    id,
    /** Makes a passkey, with no attestation. */
    async create({ rp, user, challenge }: PasskeyCreation, manner: Manner = {}): Promise<CreatedCredential> {
      handle = user.id;
      const key = coseKey(point.slice(1, 33), point.slice(33));
      const attested = bytes(new Uint8Array(16), [0, credential.length], credential, key);
      const data = await authenticatorData(rp.id, manner, attested);
      const object = bytes(
        [0xa3],
        cborText("fmt"),
        cborText("none"),
        cborText("attStmt"),
        [0xa0],
        cborText("authData"),
        cborBytes(data),
      );
      const client = clientData("webauthn.create", challenge, manner.origin ?? site);
      return {
        id,
        rawId: id,
        type: "public-key",
        response: {
          clientDataJSON: toBase64url(client),
          attestationObject: toBase64url(object),
          transports: ["internal"],
        },
      };
    },
    /** Signs with it. */
    async use({ rpId, challenge }: PasskeyRequest, manner: Manner = {}): Promise<UsedCredential> {
      const data = await authenticatorData(rpId, manner, null);
      const client = clientData("webauthn.get", challenge, manner.origin ?? site);
      const signed = bytes(data, await sha256(client));
      const algorithm = { name: "ECDSA", hash: "SHA-256" };
      const signature = new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, signed));
      return {
        id,
        rawId: id,
        type: "public-key",
        response: {
          clientDataJSON: toBase64url(client),
          authenticatorData: toBase64url(data),
          signature: toBase64url(derSignature(signature)),
          userHandle: manner.userHandle ?? handle,
        },
      };
    },
  };
}
