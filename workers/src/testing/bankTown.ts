import { eq } from "drizzle-orm";

import { account, bankLine, transfer } from "@mereau/db/tenant/schema.ts";
import { bankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import { csvMapping } from "@mereau/shared/contracts/bankMappings.ts";
import type { Deposit } from "@mereau/shared/contracts/deposits.ts";
import type { StatementRequest } from "@mereau/shared/contracts/bankStatements.ts";
import type { FoundingRequest } from "@mereau/shared/contracts/communities.ts";
import { changeBankDetails } from "#services/bank-details/change.ts";
import { importStatement } from "#services/bank-statements/import.ts";
import type { Caller } from "#services/context.ts";
import { createDeposit } from "#services/deposits/create.ts";
import { newId, startCommunity } from "#testing/community.ts";

export const IBAN = "FR7630006000011234567890189";

export const mapping = csvMapping.parse({
  separator: ";",
  decimal: ",",
  dateFormat: "dd/mm/yyyy",
  date: "Date",
  amount: "Montant",
  label: ["Libellé"],
  bankReference: "Référence",
});

/** A line of the bank: what it says, how much, on which day of November 2026, and under which reference of the bank. */
export type TestLine = { label: string; amount: string; day?: number; bankReference?: string };

export const csvOf = (lines: readonly TestLine[]): string =>
  [
    "Date;Libellé;Montant;Référence",
    ...lines.map(({ label, amount, day = 22, bankReference = "" }) =>
      [`${String(day).padStart(2, "0")}/11/2026`, label, amount, bankReference].join(";"),
    ),
  ].join("\r\n");

/** A file of these lines, to be imported. */
export const fileOf = (lines: readonly TestLine[], change: { id?: string } = {}): StatementRequest => ({
  id: newId(),
  name: null,
  dryRun: false,
  format: "csv",
  text: csvOf(lines),
  mapping,
  ...change,
});

/** A community that has a bank account, at the bank desk. */
export async function startBankTown(change: Partial<FoundingRequest> = {}) {
  const town = await startCommunity(change);
  const details = bankDetails.parse({ holder: "Association Essai", iban: IBAN, bic: "AGRIFRPP" });
  await changeBankDetails(town.context(), town.admin, details);

  /** Announces euros for an account. */
  const announce = (caller: Caller, to: string, amount: string): Promise<Deposit> =>
    createDeposit(town.context(), caller, { id: newId(), account: to, amount });

  const bring = (lines: readonly TestLine[], caller: Caller = town.admin) =>
    importStatement(town.context(), caller, fileOf(lines));

  /** What the ledger has posted on an account, in minor units. */
  async function postedOn(id: string): Promise<number | undefined> {
    const [row] = await town.db.select({ posted: account.posted }).from(account).where(eq(account.id, id));
    return row?.posted;
  }

  /** The accepted issues: their account, amount and reference. */
  const issues = async () =>
    (await town.db.select().from(transfer).where(eq(transfer.verdict, "accepted")))
      .filter(({ kind }) => kind === "issue")
      .map(({ to, amount, reference }) => [to, amount, reference]);

  const lines = () => town.db.select().from(bankLine);

  return { ...town, announce, bring, postedOn, issues, lines };
}

export type BankTown = Awaited<ReturnType<typeof startBankTown>>;
