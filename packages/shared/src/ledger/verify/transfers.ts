import { isOwnTransferId, ownTransferId } from "#ledger/ownId.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Hold, Posting, Transfer, TransferKind } from "#ledger/transfer.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import {
  adjustmentMovements,
  expiryMovements,
  issueMovements,
  redemptionMovements,
} from "#ledger/verify/exchanges.ts";
import { HoldReplay } from "#ledger/verify/holds.ts";
import type { Accounts, Moment, Says } from "#ledger/verify/moment.ts";
import { type Expectation, isAmong } from "#ledger/verify/movements.ts";
import { paymentMovements } from "#ledger/verify/payments.ts";
import { ReversalBooks } from "#ledger/verify/reversals.ts";
import { DividendReplay, SettlementReplay } from "#ledger/verify/settlements.ts";

type Before = { accounts: Accounts; holds: ReadonlyMap<string, Hold>; ticking: Ticking };

/** What each transfer should have moved, worked out once more from what it says and from the policies in force. */
export class TransferBooks {
  readonly #reversals = new ReversalBooks();

  /** Takes a batch in, and says which of its accepted transfers posted anything else than they should have. */
  follow(content: ReadContent, moment: Moment, { accounts, holds, ticking }: Before, says: Says): void {
    const { transfers, postings, header } = content;
    const found = Map.groupBy(postings, ({ transfer }) => transfer);
    const replays: Replays = {
      moment,
      holds: new HoldReplay(holds, moment),
      dividends: new DividendReplay(content),
      settlements: new SettlementReplay(content, { before: accounts, ticking }, says),
      reversals: this.#reversals,
    };
    const accepted = transfers.filter(({ verdict }) => verdict === "accepted");
    for (const transfer of accepted) {
      const posted = found.get(transfer.id) ?? [];
      if (this.#reversals.isKnown(transfer.id)) says(`transfer ${transfer.id} is recorded twice`);
      if (!isNamed(transfer)) says(`the ${transfer.kind} ${transfer.id} is named as another kind is`);
      if (!follows(transfer, posted, replays))
        says(`the ${transfer.kind} ${transfer.id} did not move what it should have`);
      this.#reversals.keep(transfer, posted);
    }
    replays.dividends.finish(says);
    replays.settlements.finish(accepted.filter(({ kind }) => kind === "settlement").length, says);
    replays.holds.finish(content.holds, header.at, says);
  }
}

type Replays = {
  moment: Moment;
  holds: HoldReplay;
  dividends: DividendReplay;
  settlements: SettlementReplay;
  reversals: ReversalBooks;
};

const byItself: ReadonlySet<TransferKind> = new Set(["dividend", "settlement", "expiry"]);
const related: ReadonlySet<TransferKind> = new Set(["capture", "release", "reversal"]);

/** What the ledger does by itself is named by its place, and nothing else is; some kinds are about what came before them. */
const isNamed = (transfer: Transfer): boolean =>
  (byItself.has(transfer.kind)
    ? transfer.id === ownTransferId(transfer.seq)
    : !isOwnTransferId(transfer.id)) && related.has(transfer.kind) === (transfer.related !== null);

function follows(transfer: Transfer, found: readonly Posting[], replays: Replays): boolean {
  const { moment, holds, dividends, settlements, reversals } = replays;
  const moves = (right: Expectation) => isAmong(found, right(transfer, found, moment));
  switch (transfer.kind) {
    case "payment":
      return moves(paymentMovements);
    case "issue":
      return moves(issueMovements);
    case "redemption":
      return moves(redemptionMovements);
    case "adjustment":
      return moves(adjustmentMovements);
    case "expiry":
      return moves(expiryMovements);
    case "hold":
    case "capture":
    case "release":
      return holds.follows(transfer, found);
    case "dividend":
      return dividends.follows(transfer, found);
    case "settlement":
      return settlements.follows(transfer, found);
    case "reversal":
      return reversals.follows(transfer, found);
  }
}
