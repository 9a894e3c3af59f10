import { useState } from "preact/hooks";

import { certifyingFault } from "@mereau/shared/membership/trust/certifying.ts";
import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import { now } from "@mereau/ui/clock.ts";
import { PayeePicker } from "#screens/people/PayeePicker.tsx";
import { CertifySheet, type Person } from "#screens/trust/CertifySheet.tsx";
import { rulesOf, type Trust } from "#screens/trust/trust.ts";
import { nameOf, shortNumberOf } from "#session/names.ts";
import { community } from "#shell.ts";
import { say } from "#texts/say.ts";
import { utcDayOf } from "#words/plainDay.ts";

/** How many more one may certify and when, those who wait for it, and a way to find anybody else. */
export function Certifying({ trust, onDone }: { trust: Trust; onDone: () => void }) {
  const words = say().trust;
  const { policy, standing, given, candidates } = trust;
  const rules = rulesOf(policy);
  const [chosen, setChosen] = useState<Person | null>(null);
  const inForce = given.filter(({ isInForce }) => isInForce);
  const lastAt = given.length === 0 ? null : Math.max(...given.map(({ at }) => at));
  const fault = certifyingFault({ lastAt, endings: inForce.map(({ expiresAt }) => expiresAt) }, rules, now());
  const known = new Set(inForce.map(({ certified }) => certified.number));
  const currency = community.currencies.find(({ kind }) => kind === "dividend") ?? community.currencies[0];
  if (!standing.isRecognised)
    return (
      <section class="certifications">
        <h2>{words.certify}</h2>
        <p class="soft">{words.onlyRecognised}</p>
      </section>
    );
  return (
    <section class="certifications">
      <h2>{words.certify}</h2>
      <p>
        {fault ? `${words.again(utcDayOf(fault.allowedAt))} ` : ""}
        {words.stock(rules.issuedMax - inForce.length, rules.periodDays)}
      </p>
      {candidates.length > 0 && (
        <ul class="rows">
          {candidates.map(({ id, number, name, received, needed }) => (
            <li key={id}>
              <button type="button" class="row" onClick={() => setChosen({ number, name })}>
                <Token name={name} />
                <span>
                  <b>{name}</b>
                  <small>{known.has(number) ? words.alreadyYours : words.waits(received, needed)}</small>
                </span>
                <Icon name="forward" size={18} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {currency && (
        <PayeePicker
          label={words.find}
          currency={currency.code}
          account=""
          onChoose={(account) => {
            const [number = ""] = shortNumberOf(account).split("-");
            setChosen({ number: Number(number), name: nameOf(account) ?? number });
          }}
        />
      )}
      {chosen && (
        <CertifySheet
          key={chosen.number}
          person={chosen}
          lifeDays={rules.lifeDays}
          onDone={() => {
            setChosen(null);
            onDone();
          }}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}
