import { useState } from "preact/hooks";

import { Token } from "@mereau/ui/Token.tsx";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { AutoAcceptSheet } from "#screens/requests/AutoAcceptSheet.tsx";
import { type AutoAccept, autoAcceptsOf, revoke } from "#screens/requests/requests.ts";
import type { HomeAccount } from "#session/home.ts";
import { nameOf, shortNumberOf } from "#session/names.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

const nameFor = (to: string): string => nameOf(to) ?? say().history.number(shortNumberOf(to));

/** Whom this account lets be paid without being asked, how far, and the way to end it. */
export function AutoAccepts({ account }: { account: HomeAccount }) {
  const words = say().requests;
  const { seen, again } = useSeen(`auto-accepts:${account.id}`, () => autoAcceptsOf(account.id));
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<AutoAccept | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const end = async ({ id }: AutoAccept) => {
    const answer = await revoke(id);
    setEnding(null);
    setTrouble(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    tell(words.autoEnded);
    again();
  };
  const isOwner = account.role === "owner";
  if (!seen || (seen.value.length === 0 && !isOwner)) return null;
  return (
    <section class="auto-accepts" aria-labelledby="auto-accepts">
      <h2 id="auto-accepts">{words.autoTitle}</h2>
      <p class="soft">{words.autoWhat}</p>
      {trouble && <TroubleNotice trouble={trouble} />}
      {seen.value.length > 0 && (
        <ul class="rows wide">
          {seen.value.map((accept) => {
            const shown = (amount: string) => inWords(amount, currencyOf(accept.currency));
            return (
              <li key={accept.id} class="row">
                <Token name={nameFor(accept.to)} />
                <span>
                  <b>{nameFor(accept.to)}</b>
                  <small>{words.autoLimits(shown(accept.perRequest), shown(accept.perMonth))}</small>
                  <small>{words.autoUsed(shown(accept.usedThisMonth))}</small>
                </span>
                {isOwner && (
                  <button type="button" class="slight grave" onClick={() => setEnding(accept)}>
                    {words.autoEnd}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {isOwner && (
        <button type="button" class="other" onClick={() => setAdding(true)}>
          {words.autoAdd}
        </button>
      )}
      {adding && (
        <AutoAcceptSheet
          account={account}
          payee=""
          onDone={() => {
            setAdding(false);
            again();
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {ending && (
        <SureDialog
          title={words.autoEndSure(nameFor(ending.to))}
          deed={words.autoEnd}
          onSure={() => void end(ending)}
          onClose={() => setEnding(null)}
        />
      )}
    </section>
  );
}
