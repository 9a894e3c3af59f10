import { readCamt053 } from "@mereau/shared/banking/camt/read.ts";
import { readCsv } from "@mereau/shared/banking/csv/read.ts";
import { type Fingerprinted, fingerprint } from "@mereau/shared/banking/fingerprint.ts";
import type { Reading } from "@mereau/shared/banking/line.ts";
import type { BankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import { bankMappings } from "@mereau/shared/contracts/bankMappings.ts";
import type { StatementRequest } from "@mereau/shared/contracts/bankStatements.ts";
import { verbatim } from "@mereau/shared/contracts/problems/sentence.ts";
import { faultMessage } from "@mereau/shared/contracts/statementFaults.ts";
import { BANK_MAPPINGS } from "#services/bank-mappings/read.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { readSubject } from "#services/settings/subject.ts";

/** What a file says: its lines, each once, and what was left out. */
export type StatementRead = {
  lines: Fingerprinted[];
  skipped: number;
  repeated: number;
  ibans: string[];
  firstDay: string | null;
  lastDay: string | null;
};

async function mappingOf(ctx: CommunityContext, request: Extract<StatementRequest, { format: "csv" }>) {
  if (request.mapping) return request.mapping;
  const mappings = await readSubject(ctx, BANK_MAPPINGS, bankMappings);
  const found = mappings?.items.find(({ name }) => name === request.mappingName);
  if (!found) {
    const fields = [{ field: "mappingName", code: "unknown_mapping" }];
    throw new Refusal("unknown_mapping", { fields });
  }
  return found.mapping;
}

async function readText(ctx: CommunityContext, request: StatementRequest, own: string): Promise<Reading> {
  if (request.format === "camt053") return readCamt053(request.text);
  return readCsv(request.text, await mappingOf(ctx, request), request.iban ?? own);
}

/**
 * Reads a bank’s file. Refuses with `statement_unreadable`, which says where and why; with `foreign_bank_account` a
 * statement of an account that is none of the community’s: no euros of its members are there; and with `unknown_mapping`.
 */
export async function readStatement(
  ctx: CommunityContext,
  request: StatementRequest,
  { iban, otherIbans }: BankDetails,
): Promise<StatementRead> {
  const read = await readText(ctx, request, iban);
  if (!read.ok) {
    const { code, at } = read.fault;
    throw new Refusal("statement_unreadable", {
      fields: [{ field: "text", code, message: faultMessage(read.fault) }],
      detail: { line: at },
    });
  }
  const ibans = [...new Set(read.lines.map((line) => line.iban))];
  const foreign = ibans.find((one) => one !== iban && !otherIbans.includes(one));
  if (foreign !== undefined)
    throw new Refusal("foreign_bank_account", {
      detail: { iban: foreign },
      figures: { iban: verbatim(foreign) },
    });
  const { lines, repeated } = await fingerprint(read.lines);
  const days = lines.map(({ bookedOn }) => bookedOn).toSorted();
  return {
    lines,
    repeated,
    skipped: read.skipped,
    ibans,
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
  };
}
