import type { Transfer, TransferKind } from "@mereau/shared/ledger/transfer.ts";
import { logFailure } from "#log.ts";
import { accountNames } from "#services/accounts/names.ts";
import { type Holding, holdersOf } from "#services/accounts/holders.ts";
import type { LetterName } from "#services/mail/templates/letters.ts";
import { type Addressee, findAddressees } from "#services/messages/addressees.ts";
import { pushOf, urgencyOf } from "#services/messages/dispatch.ts";
import { messageRun, paymentMessage } from "#services/messages/plan.ts";
import { paymentNews } from "#services/messages/send.ts";
import { findAwaited, isTold } from "#services/notifications/wishes.ts";
import { dropSubscription, pushRun } from "#services/push/work.ts";
import { FIRST_REST_MS } from "#services/scheduled/backoff.ts";
import { planRun, type Write, writePlanned } from "#services/scheduled/plan.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** How long it is remembered whose payments anybody wishes to hear of: who chooses otherwise says so. */
const REMEMBERED_MS = 600_000;

/** So many are told at once; more, as when a batch is paid, are planned and go a few at a time. */
const AT_ONCE_MAX = 20;

/** What each kind of transfer is to whoever receives it. */
const letterOf: Partial<Record<TransferKind, LetterName>> = {
  payment: "payment_received",
  capture: "payment_received",
  issue: "money_issued",
  reversal: "payment_returned",
};

type Told = { transfer: Transfer; letter: LetterName; to: Addressee };

/**
 * Tells people that a payment has come to them, once it is committed: best effort, beside the ledger's own work. A browser
 * hears at once; what goes by e-mail, or could not be handed over, is planned as any other message.
 */
export class Arrivals {
  readonly #contextAt: (now: number) => WorkContext;
  #awaited: ReadonlySet<string> | undefined;
  #askedAt = 0;
  #queue: Transfer[] = [];
  #isTelling = false;

  constructor(contextAt: (now: number) => WorkContext) {
    this.#contextAt = contextAt;
  }

  /** Somebody has chosen otherwise: it is asked anew whose payments are awaited. */
  forget(): void {
    this.#awaited = undefined;
  }

  /** Hears of transfers that were committed. Returns at once, and never throws. */
  hear(transfers: readonly Transfer[], now: number): void {
    if (now - this.#askedAt >= REMEMBERED_MS) this.forget();
    const awaited = this.#awaited;
    if (awaited?.size === 0) return;
    for (const transfer of transfers)
      if (
        transfer.verdict === "accepted" &&
        letterOf[transfer.kind] !== undefined &&
        (awaited === undefined || awaited.has(transfer.to))
      )
        this.#queue.push(transfer);
    if (this.#queue.length > 0 && !this.#isTelling) void this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    this.#isTelling = true;
    while (this.#queue.length > 0) {
      const transfers = this.#queue.splice(0);
      try {
        await this.#tell(this.#contextAt(Date.now()), transfers);
      } catch (error) {
        logFailure(error, { told: transfers.length });
      }
    }
    this.#isTelling = false;
  }

  async #tell(ctx: WorkContext, transfers: readonly Transfer[]): Promise<void> {
    if (!this.#awaited) {
      this.#awaited = await findAwaited(ctx);
      this.#askedAt = ctx.now;
    }
    const awaited = this.#awaited;
    const told = await toldOf(
      ctx,
      transfers.filter(({ to }) => awaited.has(to)),
    );
    const isMany = told.length > AT_ONCE_MAX;
    const { planned = [], direct = [] } = Object.groupBy(told, ({ to }) =>
      isMany || (to.ways("payment_received").email && to.email !== null) ? "planned" : "direct",
    );
    const writes: Write[] = planned.map((one) => planRun(ctx, messageRun(ctx, messageOf(one))));
    if (writes.length > 0) await writePlanned(ctx, ctx.now, writes);
    await pushNow(ctx, direct);
  }
}

/** Who is told of which transfer: the owners of the account to which it came, unless they made it themselves. */
async function toldOf(ctx: WorkContext, transfers: readonly Transfer[]): Promise<Told[]> {
  if (transfers.length === 0) return [];
  const holders = await holdersOf(
    ctx,
    transfers.map(({ to }) => to),
  );
  const owners = ({ to, actor }: Transfer): Holding[] =>
    (holders.get(to) ?? []).filter(
      ({ role, active, member }) =>
        role === "owner" && active && member !== actor.member && member !== actor.onBehalfOf,
    );
  const members = transfers.flatMap((transfer) => owners(transfer).map(({ member }) => member));
  const addressees = await findAddressees(ctx, members);
  return transfers.flatMap((transfer) =>
    owners(transfer).flatMap(({ member }) => {
      const [letter, to] = [letterOf[transfer.kind], addressees.get(member)];
      return letter && to && isTold(to, "payment_received") ? [{ transfer, letter, to }] : [];
    }),
  );
}

const messageOf = ({ transfer, letter, to }: Told) => ({
  member: to.member,
  letter,
  currency: transfer.currency,
  amount: transfer.amount,
  other: transfer.from,
  memo: transfer.memo,
  about: `${transfer.id} ${to.member}`,
});

/** Sends each browser its message; a push service that does not take it is asked again by the alarm. */
async function pushNow(ctx: WorkContext, told: readonly Told[]): Promise<void> {
  const { pusher } = ctx;
  if (!pusher || told.length === 0) return;
  const nameOf = await accountNames(
    ctx,
    told.map(({ transfer }) => transfer.from),
  );
  const urgency = urgencyOf("payment_received");
  const pushes = await Promise.all(
    told.map(async (one) => {
      const { about, ...facts } = messageOf(one);
      const detail = paymentMessage.parse({ ...facts, date: null, reason: null });
      const news = await paymentNews(ctx, one.to.language, detail, nameOf);
      const message = pushOf(ctx, one.to, { ...news, about: one.transfer.id });
      return one.to.browsers.map((browser) => ({ browser, message, about }));
    }),
  );
  const writes = await Promise.all(
    pushes.flat().map(async ({ browser, message, about }): Promise<Write[]> => {
      const { went } = await pusher.send(browser, message, urgency);
      if (went === "gone") return [dropSubscription(ctx, browser.id)];
      if (went === "sent") return [];
      const dueAt = ctx.now + FIRST_REST_MS;
      return [planRun(ctx, pushRun(ctx, { subscription: browser.id, about, message, urgency, dueAt }))];
    }),
  );
  if (writes.flat().length > 0) await writePlanned(ctx, ctx.now + FIRST_REST_MS, writes.flat());
}
