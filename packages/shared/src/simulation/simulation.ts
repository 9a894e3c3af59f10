import type { Command, SettingCommand, Verdict } from "#ledger/command.ts";
import type { Assembled } from "#ledger/assemble.ts";
import { potsOf } from "#policies/pots.ts";
import { monthAfter, monthOf } from "#policies/prepaid/months.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";
import { adjust, type Asked, askedIn } from "#simulation/asked.ts";
import { Memory } from "#simulation/memory.ts";
import { ofCurrency, type RecordedBatch, type RecordedTransfer } from "#simulation/recorded.ts";
import { report, type SimulationReport } from "#simulation/report.ts";
import { Run } from "#simulation/run.ts";
import type { Gains } from "#simulation/tally.ts";
import { differences, openings, withoutNotice } from "#simulation/settings.ts";

/** What is tried, and on which part of the record. */
export type Proposal = {
  currency: string;
  /** The reserve behind it. */
  backing: string | null;
  /** By what the currency would have gone. */
  policies: CurrencyPolicies;
  /** Since when, in milliseconds since 1970: what was before is played as it was. */
  from: number;
  /** The transfers that were reversed later: of others nothing needs to be remembered. */
  reversed: ReadonlySet<string>;
  /** Where the ledger stood when the first batch that is told came; nowhere, where that is its very first. */
  start?: Memory;
};

/** A batch as it was decided, and the transfers that came to another verdict than by the record. */
type Tried = { assembled: Assembled; misses: Asked[] };

/**
 * Plays a recorded past twice, batch by batch, through the rules of the ledger itself: as it was, and as it would have been
 * under other policies. What was set on accounts is told from what the batches left that the rules do not come to by themselves.
 * Dividends and settlements arise anew in both, and so does what expires under the proposal.
 */
export class Simulation {
  readonly asItWas: Run;
  #asItWouldBe: Run | null = null;
  readonly #proposal: Proposal;
  /** What each account came to by the record. */
  readonly #recorded = new Map<string, number>();
  /** Accounts of a ledger whose beginning is not told, until a batch tells of them. */
  readonly #unmet = new Set<string>();
  /** What accounts were owed when the proposal began to hold, and had not been settled with yet. */
  #owed: ReadonlyMap<string, Gains> = new Map();
  #isProposed = false;
  /** Whether nothing was told yet: then there is nothing to play before the proposal holds. */
  #isFirst: boolean;
  #transfers = 0;
  #misses = 0;
  #adjusted = 0;

  constructor(proposal: Proposal) {
    this.#proposal = proposal;
    this.#isFirst = proposal.start === undefined;
    const memory = proposal.start ?? new Memory();
    this.asItWas = new Run(memory, proposal.reversed, proposal.from);
    for (const { id, posted, kind, currency } of memory.accounts.values()) {
      if (currency === proposal.currency) this.#recorded.set(id, posted);
      if (kind === "member") this.#unmet.add(id);
    }
  }

  /** The ledger as it would have been; it is one with the real one until the proposal holds. */
  get asItWouldBe(): Run {
    return this.#asItWouldBe ?? this.asItWas;
  }

  /** How true the record was played: accounts that came to another sum, and transfers to another verdict. */
  get fidelity() {
    const { accounts } = this.asItWas.memory;
    let differing = 0;
    for (const [id, posted] of this.#recorded) if (accounts.get(id)?.posted !== posted) differing += 1;
    return {
      transfers: this.#transfers,
      accountsThatDiffer: differing,
      verdictsThatDiffer: this.#misses,
      adjusted: this.#adjusted,
    };
  }

  /** Settles both ledgers up to a moment and compares them. What was true of the record must have been asked before. */
  end(at: number, typeOf: (account: string) => string): SimulationReport {
    if (this.#asItWouldBe === null) this.#begin(Math.min(at, this.#proposal.from));
    for (const run of [this.asItWas, this.asItWouldBe]) {
      run.settleAll(at);
      run.tally.leaveOut(this.#owed);
    }
    return report(this.asItWas, this.asItWouldBe, typeOf);
  }

  /** Plays the next batch of the record. */
  follow(recorded: RecordedBatch): void {
    const { at } = recorded.header;
    const { from } = this.#proposal;
    if (this.#asItWouldBe === null && at >= from) this.#begin(this.#isFirst ? at : from);
    this.#isFirst = false;
    const batch = ofCurrency(recorded, this.#proposal);
    if (
      [batch.transfers, batch.accounts, batch.currencies, batch.policies].every((rows) => rows.length === 0)
    )
      return;
    for (const { id, posted, currency } of batch.accounts)
      if (currency === this.#proposal.currency) this.#recorded.set(id, posted);
    if (this.#unmet.size > 0) this.#meet(batch);
    this.asItWas.catchUp(at);
    const before = openings(this.asItWas.memory, batch);
    const first = [...before, ...this.#settledIn(batch)];
    const { early, asked, tried } = this.#play(at, first, batch);
    this.#misses += tried.misses.length;
    this.asItWas.keep(at, tried.assembled);
    const after = differences(this.asItWas.memory, batch);
    if (after.length > 0) this.asItWas.carryOut(at, after);
    const commands = [...early, ...asked.map(({ command }) => command), ...after];
    if (this.#asItWouldBe) this.#follow(this.#asItWouldBe, at, { before, commands });
  }

  /**
   * Finds in which order a batch happened, which its rows do not say: what was set comes after the transfers, or else before
   * them. A refusal that does not come about again was that of a chain, and is taken as it was.
   */
  #play(at: number, first: readonly SettingCommand[], batch: RecordedBatch) {
    let asked = this.#asked(batch);
    let early: readonly SettingCommand[] = [];
    let tried = this.#try(at, first, asked);
    const set = tried.misses.length > 0 ? differences(tried.assembled.layer, batch) : [];
    if (set.length > 0) {
      const other = this.#try(at, [...first, ...set], asked);
      if (other.misses.length < tried.misses.length) [early, tried] = [set, other];
    }
    for (let left = this.#spared(tried); left.size > 0; left = this.#spared(tried)) {
      asked = asked.filter((it) => !left.has(it));
      tried = this.#try(at, [...first, ...early], asked);
    }
    return { early, asked, tried };
  }

  /** Transfers that were refused by the record alone: they are counted, and not asked again. */
  #spared({ misses }: Tried): Set<Asked> {
    const spared = misses.filter(({ transfer }) => transfer.verdict !== "accepted");
    for (const { transfer } of spared) this.#refuse(transfer);
    this.#adjusted += spared.length;
    return new Set(spared);
  }

  #refuse(transfer: RecordedTransfer): void {
    for (const run of this.#runs) run.tally.refuse(transfer, transfer.verdict);
  }

  /** Plays the same commands in the ledger as it would have been; the proposal takes the place of what was settled. */
  #follow(
    run: Run,
    at: number,
    { before, commands }: { before: readonly SettingCommand[]; commands: readonly Command[] },
  ): void {
    run.catchUp(at);
    run.carryOut(at, before);
    propose(run, at, this.#propose(run));
    run.carryOut(at, commands);
  }

  /** From here on there are two ledgers. */
  #begin(from: number): void {
    this.asItWas.catchUp(from);
    this.asItWas.carryOut(from, []);
    this.asItWas.countFrom(from);
    const settled = this.asItWas.fork(from);
    settled.settleAll(from);
    this.#owed = settled.tally.gains;
    const run = this.asItWas.fork(from);
    this.#asItWouldBe = run;
    if (this.#proposal.policies.prepaid?.expiry) run.expireFrom(monthAfter(monthOf(from)));
    propose(run, from, this.#propose(run));
  }

  /** What settles the proposal, once its currency is there. */
  #propose({ memory }: Run): SettingCommand[] {
    const { currency, policies } = this.#proposal;
    if (this.#isProposed || !memory.currency(currency)) return [];
    this.#isProposed = true;
    const version = memory.ticking.versions(currency).length + 1;
    return [
      ...potsOf(policies).map((account) => ({ kind: "open_pot" as const, account, currency })),
      { kind: "set_policies", currency, version, effectiveAt: null, policies: withoutNotice(policies) },
    ];
  }

  /** What was asked in a batch, but for refusals that no policy changes: they are counted as they were. */
  #asked(batch: RecordedBatch): Asked[] {
    const { asked, refused } = askedIn(batch);
    this.#transfers += asked.length + refused.length;
    for (const transfer of refused) this.#refuse(transfer);
    const adjusted = asked.map((it) => adjust(it, batch, this.#runs));
    this.#adjusted += adjusted.filter((it, index) => it !== asked[index]).length;
    return adjusted;
  }

  /** Both ledgers, or the one that they are yet. */
  get #runs(): ReadonlySet<Run> {
    return new Set([this.asItWas, this.asItWouldBe]);
  }

  /** An account that was not there from the beginning on: how it was set is known once a batch tells of it. */
  #meet({ accounts }: RecordedBatch): void {
    for (const { id, status, creditLimit, balanceCap } of accounts) {
      if (!this.#unmet.delete(id)) continue;
      for (const { memory } of this.#runs) {
        const known = memory.accounts.get(id);
        if (known) memory.accounts.set(id, { ...known, status, creditLimit, balanceCap });
      }
    }
  }

  #settledIn({ policies }: RecordedBatch): SettingCommand[] {
    const known = this.asItWas.memory.ticking.versions(this.#proposal.currency).length;
    return policies
      .filter(({ version }) => version > known)
      .map(({ currency, version, effectiveAt, policies: settled }) => ({
        kind: "set_policies",
        currency,
        version,
        effectiveAt,
        policies: withoutNotice(settled),
      }));
  }

  #try(at: number, first: readonly SettingCommand[], asked: readonly Asked[]): Tried {
    const assembled = this.asItWas.propose(at, [...first, ...asked.map(({ command }) => command)]);
    const verdicts = (assembled.verdicts[0] ?? []).slice(first.length);
    const misses = asked.filter(({ transfer }, index) => !isSame(verdicts[index], transfer));
    return { assembled, misses };
  }
}

const isSame = (verdict: Verdict | undefined, { verdict: recorded }: RecordedTransfer): boolean =>
  verdict !== undefined && (verdict.ok ? recorded === "accepted" : recorded === verdict.code);

/** Settles the proposal in a ledger: that it may be was seen to before. */
function propose(run: Run, at: number, commands: readonly SettingCommand[]): void {
  if (commands.length === 0) return;
  for (const verdict of run.carryOut(at, commands))
    if (!verdict.ok) throw new Error(`Simulation: the proposal was refused with ${verdict.code}`);
}
