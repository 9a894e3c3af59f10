import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import type { LeavingNotice } from "#screens/data/leave.ts";
import { GiveTo } from "#screens/data/GiveTo.tsx";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

type Props = {
  obstacle: LeavingNotice["obstacles"][number];
  /** The account to which its balance goes; empty: none is chosen. */
  giveTo: string;
  onGive: (account: string) => void;
};

const ways = {
  leaving_balance: "/pay",
  leaving_debt: "/get-paid",
  leaving_holds: "/history",
  last_admin: null,
} as const;

/** One thing that keeps a member from leaving, and how it is settled. */
export function Obstacle({ obstacle: { code, account, amount }, giveTo, onGive }: Props) {
  const words = say().data.obstacles[code];
  const currency = currencyOfAccount(account ?? "");
  const figure = (amount ?? "").replace("-", "");
  const href = ways[code];
  return (
    <section class={`card group${giveTo ? "" : " obstacle"}`}>
      <h2>{words.title(amount === null ? "" : inWords(figure, currencyOf(currency)))}</h2>
      <p>{words.advice}</p>
      {code === "leaving_balance" && <GiveTo currency={currency} account={giveTo} onChoose={onGive} />}
      {href && giveTo === "" && (
        <a class="other" href={at(href)}>
          {words.way}
        </a>
      )}
    </section>
  );
}
