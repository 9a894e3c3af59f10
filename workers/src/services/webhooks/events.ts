import type { audit } from "@mereau/db/tenant/schema.ts";
import type { Transfer, TransferKind } from "@mereau/shared/ledger/transfer.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { WebhookKind } from "@mereau/shared/webhooks/kinds.ts";

/** Something that happened, under the id of what tells it. */
export type HookEvent = { id: string; kind: WebhookKind; at: number; data: Record<string, unknown> };

const kindOf: Partial<Record<TransferKind, WebhookKind>> = {
  payment: "payment.made",
  capture: "payment.made",
  reversal: "payment.reversed",
  issue: "money.issued",
  redemption: "money.redeemed",
};

const feePaid = /^membership-fees\/([0-9a-f-]{36})$/;

/** What an accepted transfer tells; a payment of a membership fee tells two things. */
export function eventsOfTransfer(transfer: Transfer, scale: number): HookEvent[] {
  const { id, at, kind, verdict, currency, from, to, memo, reference, related } = transfer;
  const told = verdict === "accepted" ? kindOf[kind] : undefined;
  if (told === undefined) return [];
  const moved = {
    transfer: id,
    currency,
    amount: formatAmount(transfer.amount, scale),
    from,
    to,
    memo,
    reference,
    at,
  };
  const data = told === "payment.reversed" ? { ...moved, reverses: related } : moved;
  const fee = told === "payment.made" ? feePaid.exec(reference ?? "")?.[1] : undefined;
  const paid: HookEvent[] =
    fee === undefined
      ? []
      : [{ id: `${id}-fee`, kind: "membership_fee.paid", at, data: { fee, transfer: id } }];
  return [{ id, kind: told, at, data }, ...paid];
}

type AuditLine = Pick<typeof audit.$inferSelect, "id" | "at" | "action" | "subject">;

const member = ({ subject }: AuditLine) => ({ member: subject });

const told: Readonly<
  Record<string, { kind: WebhookKind; data: (line: AuditLine) => Record<string, unknown> }>
> = {
  "member.approve": { kind: "member.approved", data: member },
  "member.refuse": { kind: "member.refused", data: member },
  "member.suspend": { kind: "member.suspended", data: member },
  "member.reactivate": { kind: "member.reactivated", data: member },
  "member.leave": { kind: "member.left", data: member },
  "membership_fee.record": {
    kind: "membership_fee.paid",
    data: ({ subject }) => ({ fee: subject, transfer: null }),
  },
  "redemption.wire": { kind: "redemption.wired", data: ({ subject }) => ({ transfer: subject }) },
  "policies.settle": { kind: "policies.changed", data: ({ subject }) => ({ currency: subject }) },
  "settings.change": { kind: "settings.changed", data: ({ subject }) => ({ setting: subject }) },
};

/** What is settled about the whole community in versions: each has a noun of its own. */
const settled: readonly string[] = [
  "member_type.change",
  "membership_policy.change",
  "membership_fee_policy.change",
  "notice_policy.change",
];

/** The deeds among the lines of the audit log that tell something. */
export const toldActions: readonly string[] = [...Object.keys(told), ...settled];

/** What a deed tells, if anything. */
export function eventsOfAudit(line: AuditLine): HookEvent[] {
  const { id, at, action, subject } = line;
  const rule = told[action];
  if (rule) return [{ id, kind: rule.kind, at, data: rule.data(line) }];
  return settled.includes(action) ? [{ id, kind: "settings.changed", at, data: { setting: subject } }] : [];
}
