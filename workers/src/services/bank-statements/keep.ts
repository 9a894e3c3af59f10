import { createHash } from "node:crypto";

import { eq, sql } from "drizzle-orm";

import { bankLine, bankStatement } from "@mereau/db/tenant/schema.ts";
import { shorten } from "@mereau/shared/banking/plain.ts";
import type { StatementRequest } from "@mereau/shared/contracts/bankStatements.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { StatementRead } from "#services/bank-statements/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

const LABEL_MAX = 500;
const TEXT_MAX = 140;

/** What was sent, whatever it is called: the same id stands for the same. */
const digestOf = (request: StatementRequest): string =>
  createHash("sha256")
    .update(JSON.stringify({ ...request, name: null }))
    .digest("hex");

const shortened = (text: string | null) => (text === null ? null : shorten(text, TEXT_MAX));

/** The lines as rows. What went out is settled at once; what came in is looked at next. */
function rowsOf(ctx: CommunityContext, statement: string, { lines }: StatementRead) {
  return lines.map(({ label, reference, counterparty, bankReference, cents, reversal, ...line }) => ({
    ...line,
    id: uuidV7(ctx.now, crypto.getRandomValues(new Uint8Array(10))),
    statement,
    cents,
    label: shorten(label, LABEL_MAX),
    reference: shortened(reference),
    counterparty: shortened(counterparty),
    bankReference: shortened(bankReference),
    reversal: reversal ? 1 : 0,
    state: cents < 0 ? "debit" : "new",
    note: cents < 0 && reversal ? "reversal" : null,
  }));
}

/**
 * Writes an import and its lines down, all or nothing. A line that any import brought before is left as it is: its
 * fingerprint is there once, however many imports of it run at the same time. Asked again with the same id it does
 * nothing; refuses with `id_reused` where that id stands for another file.
 *
 * @returns whether it was this call that wrote it
 */
export async function keepStatement(
  ctx: CommunityContext,
  caller: Caller,
  request: StatementRequest,
  read: StatementRead,
): Promise<boolean> {
  const digest = digestOf(request);
  const { lines, skipped, repeated, ibans, firstDay, lastDay } = read;
  const isOurs = sql`exists (select 1 from ${bankStatement} where id = ${request.id} and digest = ${digest})`;
  const [inserted] = await ctx.db.batch([
    ctx.db
      .insert(bankStatement)
      .values({
        id: request.id,
        digest,
        format: request.format,
        name: request.name,
        importedAt: ctx.now,
        importedBy: caller.member,
        ibans,
        firstDay,
        lastDay,
        entries: lines.length,
        skipped,
        repeated,
      })
      .onConflictDoNothing()
      .returning({ id: bankStatement.id }),
    ctx.db.run(sql`insert into ${bankLine}
        (id, fingerprint, statement, iban, booked_on, cents, label, reference, counterparty, bank_reference, reversal, state, note)
      select value ->> 'id', value ->> 'fingerprint', value ->> 'statement', value ->> 'iban', value ->> 'bookedOn',
        value ->> 'cents', value ->> 'label', value ->> 'reference', value ->> 'counterparty', value ->> 'bankReference',
        value ->> 'reversal', value ->> 'state', value ->> 'note'
      from json_each(${JSON.stringify(rowsOf(ctx, request.id, read))})
      where ${isOurs}
      on conflict (fingerprint) do nothing`),
  ]);
  if (inserted.length > 0) return true;
  const [known] = await ctx.db
    .select({ digest: bankStatement.digest })
    .from(bankStatement)
    .where(eq(bankStatement.id, request.id));
  if (known?.digest !== digest) throw new Refusal("id_reused");
  return false;
}
