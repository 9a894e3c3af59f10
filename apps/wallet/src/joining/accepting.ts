import { acceptanceBytes } from "@mereau/shared/crypto/acceptance.ts";
import type { components } from "@mereau/workers/client";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { now } from "@mereau/ui/clock.ts";
import type { DeviceKey } from "#keys/deviceKey.ts";
import { signBytes } from "#keys/ed25519.ts";
import { community, here } from "#shell.ts";

export type Acceptance = components["schemas"]["Acceptance"];

/** A text by its name and its hash. */
export type Accepted = Pick<Acceptance, "document" | "version" | "hash">;

type Listed = components["schemas"]["AcceptanceList"];

export const readAcceptances = (): Promise<Answer<Listed>> =>
  ask(api.GET("/v1/{community}/acceptances", { params: { path: here } }));

/** Accepts the version in force. Twice is once; another version is refused with `document_changed`. */
export const accept = (body: components["schemas"]["AcceptanceRequest"]): Promise<Answer<Listed>> =>
  ask(api.POST("/v1/{community}/acceptances", { params: { path: here }, body }));

/** What one’s own device can sign still: not what others entered. */
export const isUnsigned = ({ enteredBy, signed }: Acceptance): boolean => !enteredBy && !signed;

/** What a device of theirs signs. */
export const bytesOf = (
  member: string,
  { document, version, hash }: Accepted,
  keyId: string,
  signedAt: number,
) => acceptanceBytes({ community: community.id, member, document, version, hash, signedAt, keyId });

/** Signs what its member accepts, or accepted before, and wipes the seed. Gives the first trouble, where there is one. */
export async function signAll(
  { id: keyId, member }: DeviceKey,
  seed: Uint8Array<ArrayBuffer>,
  texts: readonly Accepted[],
): Promise<Answer<unknown>> {
  let answer: Answer<unknown> = { ok: true, value: null };
  try {
    for (const text of texts) {
      const { document, version } = text;
      const signedAt = now();
      const signature = await signBytes(bytesOf(member, text, keyId, signedAt), seed.slice());
      answer = await accept({ document, version, signed: { keyId, signedAt, signature } });
      if (!answer.ok) break;
    }
    return answer;
  } finally {
    seed.fill(0);
  }
}

/** Signs what was only recorded, as far as the network allows it now: an acceptance is one without a signature too. */
export async function signRecorded(key: DeviceKey, seed: Uint8Array<ArrayBuffer>): Promise<void> {
  const answer = await readAcceptances();
  await signAll(key, seed, answer.ok ? answer.value.items.filter(isUnsigned) : []);
}
