import { displayAmount } from "@mereau/shared/money/display.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { periodName } from "@mereau/shared/policies/membershipFee/period.ts";
import type { MembershipFeeSettings } from "@mereau/shared/policies/membershipFee/settings.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import type { CommunityContext } from "#services/context.ts";
import { type FeeNews, feeLetter } from "#services/mail/templates/membershipFees.ts";
import type { FeeRow, FoundFee } from "#services/membership-fees/find.ts";
import { feeMoney, potFor } from "#services/membership-fees/money.ts";
import { writtenRun } from "#services/messages/plan.ts";
import type { Planned } from "#services/scheduled/plan.ts";

/** Under this subject stand all letters about a fee. */
const about = (fee: string): string => `membership-fees/${fee}`;

type Told =
  | { kind: "reminder"; afterDays: number; message: { fr: string; en: string } | null }
  | { kind: "notice" }
  | { kind: "suspended" }
  | { kind: "reopened"; payment: string; reason: string };

/** A letter about an unpaid fee, in the language of its member: each is sent once. */
export async function unpaidLetter(
  ctx: CommunityContext,
  settings: MembershipFeeSettings,
  { fee, member }: Pick<FoundFee, "fee" | "member">,
  told: Told,
): Promise<Planned> {
  const { language } = member;
  const money = await feeMoney(ctx, fee.currency);
  const pot = await potFor(ctx, settings, fee.currency);
  const facts = {
    period: periodName(fee),
    amount: displayAmount(fee.amount, money, language),
    minimum: fee.minimum === null ? null : displayAmount(fee.minimum, money, language),
    dueOn: dateInWords(fee.dueAt)[language],
    payableIn: pot === null ? null : currencyOfAccount(pot),
  };
  const letter = feeLetter(language, {
    ...facts,
    ...newsOf(settings, told, { fee, language, now: ctx.now }),
  });
  return writtenRun(ctx, {
    ...letter,
    kind: "membership_fee",
    member: fee.member,
    about: about(fee.id),
    letter: nameOf(told, fee),
  });
}

/** Of each there is one letter; of a notice and what follows it one more, where the fee is owed again. */
function nameOf(told: Told, { refundedAt }: FeeRow): string {
  if (told.kind === "reminder") return `reminder ${told.afterDays}`;
  if (told.kind === "reopened") return `reopened ${told.payment}`;
  return refundedAt === null ? told.kind : `${told.kind} ${refundedAt}`;
}

function newsOf(
  settings: MembershipFeeSettings,
  told: Told,
  { fee, language, now }: { fee: FeeRow; language: "fr" | "en"; now: number },
): FeeNews {
  if (told.kind === "reminder")
    return { kind: "reminder", isFirst: told.afterDays === 0, message: told.message?.[language] ?? null };
  if (told.kind === "suspended") return { kind: "suspended" };
  if (told.kind === "reopened") return { kind: "reopened", reason: told.reason };
  const { afterDays = 0, noticeDays = 0 } = settings.unpaid ?? {};
  const at = Math.max(fee.dueAt + afterDays * DAY_MS, now + noticeDays * DAY_MS);
  const suspends = settings.unpaid?.leadsTo === "suspend";
  return { kind: "notice", suspendedOn: suspends ? dateInWords(at)[language] : null };
}

/** The letter of thanks, once a fee is paid by this payment. */
export function paidLetter(ctx: CommunityContext, { fee, member }: FoundFee, payment: string): Planned {
  const letter = feeLetter(member.language, { kind: "paid", period: periodName(fee) });
  return writtenRun(ctx, {
    ...letter,
    kind: "membership_fee",
    member: fee.member,
    about: about(fee.id),
    letter: `paid ${payment}`,
  });
}
