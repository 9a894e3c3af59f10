import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { namespaceUrl, startServer, type RunningServer, type ServerOptions } from "./start.ts";

export const adminKey = "the-key-of-the-tests";

/** A server in a temporary folder, for tests; `stop` also removes the folder. */
export interface TestServer {
  readonly server: RunningServer;
  readonly dataDir: string;
  stop(): Promise<void>;
}

export async function startTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "mereau-db-"));
  const server = await startServer({ dataDir, adminKey, threads: 2, ...options });
  const stop = async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { server, dataDir, stop };
}

export interface KeyPair {
  readonly privateKey: KeyObject;
  /** As sqld's `jwt_key` takes it. */
  readonly jwtKey: string;
}

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return { privateKey, jwtKey: publicKey.export({ format: "jwk" }).x ?? "" };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token of the namespace's key; no claims allow everything in it. */
export function signToken({ privateKey }: KeyPair, claims: object = {}): string {
  const signed = `${part({ alg: "EdDSA", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString("base64url")}`;
}

export function admin(url: string, method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${url}/v1/namespaces/${path}`, {
    method,
    headers: { authorization: `Basic ${adminKey}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export interface TestNamespace {
  readonly url: string;
  readonly token: string;
  readonly keys: KeyPair;
}

/** Creates a namespace with a key of its own. */
export async function createNamespace(serverUrl: string, name: string): Promise<TestNamespace> {
  const keys = newKeyPair();
  const answer = await admin(serverUrl, "POST", `${name}/create`, { jwt_key: keys.jwtKey });
  if (answer.status !== 200)
    throw new Error(`Creating ${name} answered ${answer.status}: ${await answer.text()}`);
  return { url: namespaceUrl(serverUrl, name), token: signToken(keys), keys };
}

/** Posts to a namespace: a body that is a string or bytes goes as it is. */
export function post({ url, token }: TestNamespace, path: string, body: unknown): Promise<Response> {
  const raw = typeof body === "string" || body instanceof Uint8Array;
  return fetch(new URL(path, url), {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: raw ? Buffer.from(body) : JSON.stringify(body),
  });
}
