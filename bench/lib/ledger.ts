import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { Command, PaymentCommand } from "@mereau/shared/ledger/command.ts";
import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";

import type { LocalSettings } from "../../scripts/start/platformDatabase.ts";
import { BATCH_COMMANDS_MAX, type Lane } from "../../workers/src/ledger/lane.ts";
import { openLane, type OpenedLane } from "../../workers/src/ledger/open.ts";
import { CURRENCY, kindOf, type Town } from "./town.ts";

/** Minor units on each account: nobody runs short during a bench. */
const MONEY_EACH = 100_000_000;

/** A clock that goes at the usual pace and can be put to another moment. */
export class Clock {
  #aheadMs = 0;

  readonly now = (): number => Date.now() + this.#aheadMs;

  goTo(moment: number): void {
    this.#aheadMs = moment - Date.now();
  }
}

/** No object of this ledger is awake, so the database's own epoch is enough. */
const forgetfulStorage = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  sync: () => Promise.resolve(),
};

/** A founded town's ledger in this process, while no Worker runs, by a clock of its own. */
export const openTownLedger = (settings: LocalSettings, town: Town, { now }: Clock): Promise<OpenedLane> =>
  openLane(settings, forgetfulStorage, town.id, {
    now,
    end: () => undefined,
    onDue: () => undefined,
    onCommitted: () => undefined,
  });

const newId = (now: number): string => uuidV7(now, crypto.getRandomValues(new Uint8Array(10)));

/** Has commands carried out in batches as large as may be. Throws when even one is refused. */
export async function submitAll(lane: Lane, commands: readonly Command[]): Promise<void> {
  for (let from = 0; from < commands.length; from += BATCH_COMMANDS_MAX) {
    const answer = await lane.submit(commands.slice(from, from + BATCH_COMMANDS_MAX));
    const refused = answer.ok ? answer.verdicts.find((verdict) => !verdict.ok) : answer;
    if (refused) throw new Error(`The ledger answered ${JSON.stringify(refused)}`);
  }
}

/** What gives an account its money: an issue, the dividend from now on, or a credit limit. */
function moneyOf(town: Town, account: string, { now }: Clock): Command {
  const actor = { member: town.founder, onBehalfOf: null };
  switch (kindOf(town.policies)) {
    case "dividend":
      return { kind: "set_standing", account, type: "member", receives: true };
    case "mutual":
      return { kind: "set_limits", account, creditLimit: MONEY_EACH, balanceCap: AMOUNT_MAX };
    case "prepaid":
      return { kind: "issue", id: newId(now()), actor, currency: CURRENCY, to: account, amount: MONEY_EACH };
  }
}

/** Opens the accounts of a town, and gives them money. */
export async function openAccounts(lane: Lane, town: Town, clock: Clock): Promise<void> {
  const accounts = town.people.map(({ account }) => account);
  await submitAll(lane, [
    ...accounts.map((account): Command => ({
      kind: "open_account",
      account,
      currency: CURRENCY,
      creditLimit: 0,
      balanceCap: AMOUNT_MAX,
      type: "member",
    })),
    ...accounts.map((account) => moneyOf(town, account, clock)),
  ]);
}

/** A payment as the ledger is asked for it, in minor units. */
export const paymentCommand = (
  town: Town,
  clock: Clock,
  { from, to, amount }: Pick<PaymentCommand, "from" | "to" | "amount">,
): PaymentCommand => ({
  kind: "payment",
  id: newId(clock.now()),
  actor: { member: town.founder, onBehalfOf: null },
  currency: CURRENCY,
  from,
  to,
  amount,
});
