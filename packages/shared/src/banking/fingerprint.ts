import { utf8 } from "#crypto/utf8.ts";
import type { StatementLine } from "#banking/line.ts";

export type Fingerprinted = StatementLine & { fingerprint: string };

/** What stays the same of a line, in whichever file it comes again. */
const identityOf = ({
  iban,
  bookedOn,
  cents,
  bankReference,
  label,
  reference,
  counterparty,
}: StatementLine) =>
  bankReference === null
    ? ["text", iban, bookedOn, cents, label, reference, counterparty]
    : ["reference", iban, bookedOn, cents, bankReference];

async function digest(identity: readonly (string | number | null)[]): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", utf8(JSON.stringify(identity)));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The lines of one file with the fingerprints by which they are known again: SHA-256 over the account, the day, the amount,
 * and the bank's own reference. Where the bank gives none, its texts stand in, and the place among the lines of that day
 * which say exactly the same: two equal lines are two payments, and the same two in every file that has the whole day.
 * A line that comes twice under one bank reference, day and amount is one line: `repeated` counts those left out.
 */
export async function fingerprint(
  lines: readonly StatementLine[],
): Promise<{ lines: Fingerprinted[]; repeated: number }> {
  const ordinals = new Map<string, number>();
  const kept: { line: StatementLine; identity: readonly (string | number | null)[] }[] = [];
  for (const line of lines) {
    const identity = identityOf(line);
    const key = JSON.stringify(identity);
    const ordinal = (ordinals.get(key) ?? 0) + 1;
    ordinals.set(key, ordinal);
    if (line.bankReference === null) kept.push({ line, identity: [...identity, ordinal] });
    else if (ordinal === 1) kept.push({ line, identity });
  }
  return {
    lines: await Promise.all(
      kept.map(async ({ line, identity }) => ({ ...line, fingerprint: await digest(identity) })),
    ),
    repeated: lines.length - kept.length,
  };
}
