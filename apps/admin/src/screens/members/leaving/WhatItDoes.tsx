import type { Notice } from "#screens/members/leaving/Leave.tsx";
import { say } from "#screens/members/leaving/texts.ts";
import { inWords } from "#words/amounts.ts";

/** What leaving would do to accounts, to what is under way and to what is known. */
export function WhatItDoes({ notice: { accounts, obstacles, ends, unpaid, label } }: { notice: Notice }) {
  const words = say();
  return (
    <>
      {obstacles.length > 0 && (
        <div class="notice warn">
          <b>{words.obstacles}</b>
          {obstacles.map(({ code, account, amount }) => (
            <span key={`${code} ${account}`}>
              {words.obstacle[code](
                amount === null || account === null ? "" : inWords(amount, account.split(":")[0] ?? ""),
              )}
            </span>
          ))}
        </div>
      )}
      <div class="cards">
        <section class="card">
          <h2>{words.accounts}</h2>
          {accounts.length === 0 && <p>{words.nothing}</p>}
          {accounts.map(({ id, name, balance, currency, becomes, others }) => (
            <p key={id}>
              <b>{name}</b> <small class="soft">{id}</small>
              <br />
              {inWords(balance, currency)}, {words.becomes[becomes]}
              {becomes === "closed" && others > 0 && ` (${words.others(others)})`}
            </p>
          ))}
        </section>
        <Counts title={words.ends} counts={ends} names={words.endNames} />
        <Counts title={words.unpaid} counts={unpaid} names={words.unpaidNames} />
      </div>
      <p class="soft">{words.stays(label)}</p>
    </>
  );
}

type CountsProps = {
  title: string;
  counts: Readonly<Record<string, number>>;
  names: Readonly<Record<string, string>>;
};

function Counts({ title, counts, names }: CountsProps) {
  const some = Object.keys(names).filter((key) => (counts[key] ?? 0) > 0);
  return (
    <section class="card">
      <h2>{title}</h2>
      {some.length === 0 && <p>{say().nothing}</p>}
      <dl class="facts">
        {some.map((key) => [<dt key={key}>{names[key]}</dt>, <dd key={`${key}:`}>{counts[key]}</dd>])}
      </dl>
    </section>
  );
}
