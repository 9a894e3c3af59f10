import { uuidV7Time } from "#crypto/uuid.ts";
import type { Command, TransferCommand, Verdict } from "#ledger/command.ts";
import type { Decision } from "#ledger/decide.ts";
import { decide, isSetting } from "#ledger/decide.ts";
import type { Description } from "#ledger/describe.ts";
import { asksFor, describe } from "#ledger/describe.ts";
import { reject } from "#ledger/rejection.ts";
import { ownTransferId, isOwnTransferId } from "#ledger/ownId.ts";
import { settleAccount, type Settlement } from "#ledger/rules/settlement.ts";
import { decideTick } from "#ledger/rules/tick.ts";
import { touchedBy } from "#ledger/touched.ts";
import { dividendOf, expiryOf, ownDescription, type OwnTransfer, settlementOf } from "#ledger/ownTransfer.ts";
import type { Posting, Transfer } from "#ledger/transfer.ts";
import type { Movement, View } from "#ledger/view.ts";
import { Layer, noChanges } from "#ledger/view.ts";

/** Ids made further ahead of the ledger's clock than this are refused. */
export const ID_LEAD_MS_MAX = 86_400_000;

/** Ticks that one batch may record: a clock that was off for years catches up over several. */
export const TICKS_MAX = 1_000;

/** Where the next batch begins: the last places given out, and the ledger's time for this batch. */
export type Place = { batch: number; transfer: number; posting: number; at: number };

/** Commands decided in their order, ready to be committed together. */
export type Assembled = {
  /** For each call, one for each of its commands, in order. */
  verdicts: Verdict[][];
  transfers: Transfer[];
  postings: Posting[];
  /** What the accounts were settled from that a transfer of kind `settlement` is about, by its id. */
  settlements: Map<string, Settlement>;
  /** Everything as it stands once the batch is in; what it touched can be read off its maps. */
  layer: Layer;
};

/** Decides commands one after the other, each seeing what those before it changed. */
class Assembly {
  readonly transfers: Transfer[] = [];
  readonly postings: Posting[] = [];
  readonly settlements = new Map<string, Settlement>();
  readonly layer: Layer;
  readonly #place: Place;

  constructor(view: View, place: Place) {
    this.layer = new Layer(view);
    this.#place = place;
  }

  /** Records the ticks that have come due, at most so many; each goes by the moment when it was due, not by now. */
  tick(limit: number): void {
    let left = limit;
    for (const currency of this.layer.ticking.clocks())
      for (; left > 0; left -= 1) {
        const ticked = decideTick(this.layer, currency, this.#place.at);
        if (!ticked) break;
        this.layer.apply(ticked);
        if (ticked.total > 0) this.#recordOwn(dividendOf(currency, ticked.total), ticked);
      }
  }

  /** Settles what a command touches, before anything else touches it. */
  #settle(command: Command): void {
    for (const id of touchedBy(this.layer, command)) {
      const settled = settleAccount(this.layer, id);
      if (!settled) continue;
      this.layer.apply(settled);
      if (settled.movements.length === 0) continue;
      const transfer = this.#recordOwn(settlementOf(settled.movements), settled);
      this.settlements.set(transfer.id, settled.settlement);
    }
  }

  /** Records a transfer that the ledger makes by itself. */
  #recordOwn(told: OwnTransfer, decision: Decision & { ok: true }): Transfer {
    const seq = this.#place.transfer + this.transfers.length + 1;
    const { batch, at } = this.#place;
    const id = ownTransferId(seq);
    const transfer: Transfer = { ...ownDescription, ...told, id, seq, batch, at };
    this.transfers.push(transfer);
    this.#post(id, decision.movements, decision);
    return transfer;
  }

  /** A chain of linked commands succeeds whole, or is refused whole; a command alone is a chain of one. */
  chain(commands: readonly TransferCommand[]): Verdict[] {
    for (const command of commands) this.#settle(command);
    const [alone] = commands;
    if (alone && commands.length === 1) return [this.#record(step(this.layer, alone, this.#place.at))];
    const trial = new Layer(this.layer);
    const ids = new Set<string>();
    const steps = commands.map((command) => {
      if (ids.has(command.id)) return refused(trial, command, reject("id_reused"));
      ids.add(command.id);
      const taken = step(trial, command, this.#place.at);
      // What comes after it in the chain finds it done: nothing is reversed twice
      if (taken.decision.ok && !taken.earlier) trial.record(this.#recordOf(taken));
      return taken;
    });
    const broken = steps.findIndex((taken) => !taken.decision.ok);
    if (broken === -1) trial.keepIn(this.layer);
    return steps.map((taken, index) => {
      const standsAlone =
        broken === -1 || index === broken || taken.earlier || leavesNoRecord(taken.decision);
      return this.#record(standsAlone ? taken : { ...taken, decision: reject("linked_failed") });
    });
  }

  setting(command: Command): Verdict {
    this.#settle(command);
    const decision = decide(this.layer, command, this.#place.at);
    if (!decision.ok) return { ...decision, transfer: null };
    this.layer.apply(decision);
    if (command.kind === "expire" && decision.movements.length > 0)
      this.#recordOwn(expiryOf(command.month, decision.movements), decision);
    return { ok: true, transfer: null };
  }

  #record(taken: Step): Verdict {
    const { decision, earlier } = taken;
    if (earlier) return verdictOf(earlier);
    if (!decision.ok && leavesNoRecord(decision)) return { ...decision, transfer: null };
    const recorded = this.#recordOf(taken);
    const { transfer, movements } = recorded;
    this.transfers.push(transfer);
    this.#post(transfer.id, movements, decision);
    this.layer.record(recorded);
    return verdictOf(transfer);
  }

  /** What is recorded of a command, in the next place. */
  #recordOf({ decision, description }: Step) {
    const transfer: Transfer = {
      ...description,
      seq: this.#place.transfer + this.transfers.length + 1,
      batch: this.#place.batch,
      at: this.#place.at,
      verdict: decision.ok ? "accepted" : decision.code,
      refusalAmount: decision.ok ? null : decision.amount,
    };
    return { transfer, movements: decision.ok ? decision.movements : [], reversedBy: null };
  }

  /** Running balances follow from the accounts as the decision left them. */
  #post(transfer: string, movements: readonly Movement[], decision: Decision): void {
    if (!decision.ok) return;
    const running = new Map(decision.accounts.map((account) => [account.id, account.posted]));
    const first = this.#place.posting + this.postings.length + 1;
    const posted = movements.map(({ account, amount, purpose = null, counter = null }, index) => ({
      seq: first + index,
      transfer,
      account,
      amount,
      posted: 0,
      purpose,
      counter,
    }));
    for (const posting of posted.toReversed()) {
      const after = running.get(posting.account);
      if (after === undefined)
        throw new Error(`Ledger: ${posting.account} moved without having been changed`);
      posting.posted = after;
      running.set(posting.account, after - posting.amount);
    }
    this.postings.push(...posted);
  }
}

type Step = { decision: Decision; description: Description; earlier: Transfer | null };

/** A command that is refused before the rules are asked. */
const refused = (layer: Layer, command: TransferCommand, decision: Decision): Step => ({
  decision,
  description: describe(layer, command),
  earlier: null,
});

/** Decides one transfer in a layer and lays its changes there, unless its id was met before. */
function step(layer: Layer, command: TransferCommand, now: number): Step {
  const earlier = layer.recorded(command.id)?.transfer ?? null;
  if ((earlier && !asksFor(command, earlier)) || isOwnTransferId(command.id))
    return refused(layer, command, reject("id_reused"));
  if (uuidV7Time(command.id) > now + ID_LEAD_MS_MAX)
    return refused(layer, command, reject("id_from_the_future"));
  const description = describe(layer, command);
  if (earlier) {
    const decision: Decision =
      earlier.verdict === "accepted" ? { ok: true, ...noChanges } : reject(earlier.verdict);
    return { decision, description, earlier };
  }
  const decision = decide(layer, command, now);
  if (decision.ok) layer.apply(decision);
  return { decision, description, earlier: null };
}

/** These two would take the place of another transfer's record, or block ids not made yet: they leave none. */
const leavesNoRecord = (decision: Decision): boolean =>
  !decision.ok && (decision.code === "id_reused" || decision.code === "id_from_the_future");

const verdictOf = (transfer: Transfer): Verdict =>
  transfer.verdict === "accepted"
    ? { ok: true, transfer }
    : { ...reject(transfer.verdict, transfer.refusalAmount), transfer };

/**
 * Records the ticks that have come due at `place.at`, then decides calls in their order. The view is not changed.
 * Whoever is about to decide calls has first seen to it that no more ticks are due than one batch may record.
 * A `linked` transfer is tied to the transfer after it in the same call: they succeed or fail together.
 * Every verdict is final once the batch is committed.
 */
export function assemble(view: View, place: Place, calls: readonly (readonly Command[])[]): Assembled {
  const assembly = new Assembly(view, place);
  assembly.tick(TICKS_MAX);
  const verdicts = calls.map((call) => decideCall(assembly, call));
  const { transfers, postings, settlements, layer } = assembly;
  return { verdicts, transfers, postings, settlements, layer };
}

function decideCall(assembly: Assembly, call: readonly Command[]): Verdict[] {
  const verdicts: Verdict[] = [];
  let chain: TransferCommand[] = [];
  const endChain = () => {
    if (chain.length > 0) verdicts.push(...assembly.chain(chain));
    chain = [];
  };
  for (const command of call) {
    if (isSetting(command)) {
      endChain();
      verdicts.push(assembly.setting(command));
    } else {
      chain.push(command);
      if (!command.linked) endChain();
    }
  }
  endChain();
  return verdicts;
}
