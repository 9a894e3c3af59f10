import type { LeavingNotice } from "#screens/data/leave.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, isNothing } from "#words/amounts.ts";

/** What leaving does: to the accounts, to what is under way, and to what is known of one; and what stays, and why. */
export function WhatHappens({ notice: { accounts, ends, unpaid, label, kept } }: { notice: LeavingNotice }) {
  const words = say().data;
  const { standingOrders, batchPayments, paymentRequests, autoAccepts, deposits, taskClaims } = ends;
  const ending = { standingOrders, batchPayments, paymentRequests, autoAccepts, deposits, taskClaims };
  const ended = keysOf(ending).filter((key) => ending[key] > 0);
  const owed = keysOf(unpaid).filter((key) => unpaid[key] > 0);
  return (
    <>
      {owed.length > 0 && (
        <div class="notice warn">
          {owed.map((key) => (
            <span key={key}>{words.unpaid[key](unpaid[key])}</span>
          ))}
        </div>
      )}
      <section class="group">
        <h2>{words.happens}</h2>
        <ul class="rows">
          {accounts.map((account) => (
            <li key={account.id} class="row bare">
              <span>
                <b>{account.name}</b>
                <small>{words.becomes[account.becomes]}</small>
                {account.becomes === "closed" && account.others > 0 && (
                  <small>{words.others(account.others)}</small>
                )}
              </span>
              {account.becomes === "closed" && !isNothing(account.balance) && (
                <span class="amount">{inWords(account.balance, currencyOf(account.currency))}</span>
              )}
            </li>
          ))}
        </ul>
        {ended.length > 0 && (
          <p>{words.ends(ended.map((key) => words.ended[key](ending[key])).join(", "))}</p>
        )}
        <p>{words.erased(label)}</p>
      </section>
      <section class="group">
        <h2>{words.keptTitle}</h2>
        <ul class="kept">
          {kept.map((one) => (
            <li key={one}>{words.kept[one]}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

const keysOf = <Key extends string>(counts: Record<Key, number>): Key[] =>
  Object.keys(counts).filter((key): key is Key => key in counts);
