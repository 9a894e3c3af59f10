import type { AccessVersions } from "@mereau/db/ledger/access.ts";
import type { Admission, LedgerAnswer } from "@mereau/shared/ledger/binding.ts";
import type { Command, Verdict } from "@mereau/shared/ledger/command.ts";

/** What somebody asks of the ledger in one go, and waits for. */
export type Call = {
  commands: Command[];
  /** Under which access version the caller was admitted; null where nobody was asked. */
  access: Admission | null;
  answer(answer: LedgerAnswer): void;
};

const accessChanged: LedgerAnswer = { ok: false, code: "access_changed" };
export const unavailable: LedgerAnswer = { ok: false, code: "unavailable" };
export const outcomeUnknown: LedgerAnswer = { ok: false, code: "outcome_unknown" };

/** A transfer's own id; a setting, which may be asked any number of times, is known by its kind alone. */
export const idOf = (command: Command): string => ("id" in command ? command.id : command.kind);

/** The access versions that a batch of these calls commits under: of each member’s the latest. */
export function accessOf(calls: readonly Call[]): AccessVersions {
  const versions: Record<string, number> = {};
  for (const { access } of calls)
    if (access) versions[access.member] = Math.max(access.version, versions[access.member] ?? 0);
  return versions;
}

/** Answers those calls whose callers were admitted under another version than stands, and gives the others. */
export function turnAway(calls: Call[], standing: AccessVersions): Call[] {
  const { late = [], inTime = [] } = Object.groupBy(calls, ({ access }) =>
    access !== null && access.version !== standing[access.member] ? "late" : "inTime",
  );
  answerAll(late, accessChanged);
  return inTime;
}

export function answerAll(calls: readonly Call[], answer: LedgerAnswer): void {
  for (const call of calls) call.answer(answer);
}

export function answerVerdicts(calls: readonly Call[], verdicts: readonly Verdict[][]): void {
  for (const [index, call] of calls.entries()) call.answer({ ok: true, verdicts: verdicts[index] ?? [] });
}
