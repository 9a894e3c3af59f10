import { makeStamp, readStamp } from "#services/secrets/stamp.ts";

export const CONFIRMATION_MS = 15 * 60_000;

type Subject = { community: string; member: string };

const subjectOf = ({ community, member }: Subject) => ["deletion", community, member];

/** A code for one member to delete one community with, until it expires. */
export const makeConfirmation = (
  sealingKey: Uint8Array,
  subject: Subject,
  expiresAt: number,
): Promise<string> => makeStamp(sealingKey, subjectOf(subject), expiresAt);

/** True for a code that `makeConfirmation` gave this member for this community, and that has not expired. */
export async function isConfirmed(
  sealingKey: Uint8Array,
  subject: Subject,
  confirmation: string,
  now: number,
): Promise<boolean> {
  const stamp = await readStamp(sealingKey, subjectOf(subject), confirmation, now);
  return stamp !== null && !stamp.isOver;
}
