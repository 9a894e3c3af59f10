import { holdRow } from "#ledger/batch.ts";
import { chargedTo, chargeMovements, type ChargeView, paymentCharges } from "#ledger/rules/charges.ts";
import { atMost, lastsTooLong } from "#ledger/rules/hold.ts";
import type { Hold, Posting, Transfer } from "#ledger/transfer.ts";
import { remainingOf } from "#ledger/transfer.ts";
import type { Moment, Says } from "#ledger/verify/moment.ts";
import { isAmong, isPayable, movesBetweenTwo, ownMovements } from "#ledger/verify/movements.ts";
import type { Charge } from "#policies/charge.ts";

const textOf = (hold: Hold): string => JSON.stringify(holdRow(hold));

/**
 * The life of holds through one batch, transfer by transfer. A batch states a hold only as it is in the end, so each is
 * kept as all that it may be by then; most often that is one.
 */
export class HoldReplay {
  readonly #known: ReadonlyMap<string, Hold>;
  readonly #possible = new Map<string, readonly Hold[]>();
  readonly #moment: Moment;

  /** `known`: the holds as they stood before the batch. */
  constructor(known: ReadonlyMap<string, Hold>, moment: Moment) {
    this.#known = known;
    this.#moment = moment;
  }

  /** Whether a transfer places, uses or frees a hold as it may, and posted what follows from it. */
  follows(transfer: Transfer, found: readonly Posting[]): boolean {
    const { kind, related } = transfer;
    const id = kind === "hold" ? transfer.id : (related ?? "");
    const possible =
      kind === "hold"
        ? this.#placed(transfer, found)
        : this.#of(id)
            .filter(
              (hold) => hold.state === "open" && transfer.at < hold.expiresAt && isAbout(transfer, hold),
            )
            .flatMap((hold) =>
              kind === "capture" ? this.#captured(hold, transfer, found) : released(hold, transfer, found),
            );
    if (possible.length === 0) return false;
    this.#possible.set(id, [...new Map(possible.map((hold) => [textOf(hold), hold])).values()]);
    return true;
  }

  /** Says which holds are stated otherwise than their transfers, or their moment, have left them. */
  finish(stated: readonly Hold[], at: number, says: Says): void {
    const texts = new Map(stated.map((hold) => [hold.id, textOf(hold)]));
    for (const id of new Set([...texts.keys(), ...this.#possible.keys()])) {
      const possible = this.#of(id).flatMap((hold): Hold[] =>
        hold.state === "open" && at >= hold.expiresAt ? [hold, { ...hold, state: "expired" }] : [hold],
      );
      if (!possible.some((hold) => textOf(hold) === texts.get(id)))
        says(`hold ${id} is not stated as its transfers leave it`);
    }
  }

  #of(id: string): readonly Hold[] {
    const known = this.#known.get(id);
    return this.#possible.get(id) ?? (known ? [known] : []);
  }

  #placed(transfer: Transfer, found: readonly Posting[]): Hold[] {
    const { id, currency, from, to, amount, expiresAt, at } = transfer;
    const isNew = this.#of(id).length === 0 && expiresAt !== null && at < expiresAt;
    if (!isNew || found.length > 0 || !movesBetweenTwo(transfer)) return [];
    const hold: Hold = { id, currency, from, to, amount, captured: 0, charges: 0, state: "open", expiresAt };
    const isAllowed = (world: ChargeView) => !lastsTooLong(world, hold, at);
    return this.#charges(hold, amount, transfer, found, isAllowed).map((charges) => ({
      ...hold,
      charges: chargedTo(charges, from),
    }));
  }

  #captured(hold: Hold, transfer: Transfer, found: readonly Posting[]): Hold[] {
    const { amount } = transfer;
    const { from, to } = hold;
    const isLast = amount === remainingOf(hold);
    if (amount <= 0 || amount > remainingOf(hold)) return [];
    return this.#charges(hold, amount, transfer, found).flatMap((owed): Hold[] => {
      const charges = atMost(owed, from, hold.charges);
      if (!isAmong(found, [[...ownMovements(from, to, amount), ...chargeMovements(charges)]])) return [];
      const captured = hold.captured + amount;
      const left = hold.charges - chargedTo(charges, from);
      return [{ ...hold, captured, charges: isLast ? 0 : left, state: isLast ? "captured" : "open" }];
    });
  }

  /** What paying so much out of a hold may be charged, going by the worlds that allow it. */
  #charges(
    { currency: code, from, to }: Hold,
    amount: number,
    { at }: Transfer,
    found: readonly Posting[],
    isAllowed: (world: ChargeView) => boolean = () => true,
  ): Charge[][] {
    const currency = this.#moment.currency(code);
    if (!currency) return [];
    return [...this.#moment.worlds(code, found, [from, to])].flatMap((world) => {
      const [payer, payee] = [world.account(from), world.account(to)];
      if (!isPayable(payer, code) || !isPayable(payee, code) || !isAllowed(world)) return [];
      return [paymentCharges(world, currency, { payer, payee, amount }, at)];
    });
  }
}

const isAbout = ({ currency, from, to }: Transfer, hold: Hold): boolean =>
  currency === hold.currency && from === hold.from && to === hold.to;

const released = (hold: Hold, { amount }: Transfer, found: readonly Posting[]): Hold[] =>
  found.length === 0 && amount === remainingOf(hold) ? [{ ...hold, state: "released" }] : [];
