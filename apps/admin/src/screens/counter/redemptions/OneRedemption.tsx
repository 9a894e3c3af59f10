import { useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { isNothing } from "@mereau/ui/words/decimals.ts";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { inEuros } from "#words/euros.ts";
import { type Deed, DeedDialog } from "#screens/counter/redemptions/DeedDialog.tsx";
import { PayToDialog } from "#screens/counter/redemptions/PayToDialog.tsx";
import { type Redemption, standOf } from "#screens/counter/redemptions/stand.ts";
import { StandTag } from "#screens/counter/redemptions/StandTag.tsx";
import { say } from "#screens/counter/redemptions/texts.ts";
import { hasRole, me } from "#session/me.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { inWords } from "#words/amounts.ts";
import { clockOf, dayOf } from "#words/when.ts";

/** One redemption: what is owed for it, to which bank account, who let it go, and what is still to be done. */
export function OneRedemption() {
  const id = useRoute().params["id"] ?? "";
  const { value, trouble, refresh } = useAnswer(
    () => ask(api.GET("/v1/{community}/redemptions/{id}", { params: { path: { ...here, id } } })),
    id,
  );
  const back = "/counter/redemptions";
  if (!value)
    return (
      <Page title={trouble ? say().title : common().loading} back={back}>
        {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      </Page>
    );
  const { holder, account } = value;
  return (
    <Page title={say().one.title(holder ?? account)} lead={<StandTag redemption={value} />} back={back}>
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      <Told redemption={value} onDone={() => void refresh()} />
    </Page>
  );
}

type Props = { redemption: Redemption; onDone: () => void };

/** What may be done about it as it stands; the API has the last word. */
function deedsOn(redemption: Redemption): readonly Deed[] {
  if (!hasRole("admin", "manager")) return [];
  const isMine = redemption.approvals.some(({ id }) => id === me()?.member.id);
  const stand = standOf(redemption);
  if (stand === "wired") return ["unwire"];
  if (stand === "waiting") return isMine ? ["unapprove", "wire"] : ["approve", "wire"];
  return stand === "approved" ? ["wire", isMine ? "unapprove" : "approve"] : [];
}

function Told({ redemption, onDone }: Props) {
  const [open, setOpen] = useState<Deed | "payTo" | null>(null);
  const words = say().one;
  const { account, amount, fees, at, approvals, approvalsNeeded, payTo } = redemption;
  const close = () => setOpen(null);
  const done = () => {
    close();
    document.querySelector("h1")?.focus();
    onDone();
  };
  const facts = [
    [words.asked, inWords(amount, redemption.currency)],
    ...(isNothing(fees) ? [] : [[words.fees, inWords(fees, redemption.currency)]]),
    [words.when, `${dayOf(at)}, ${clockOf(at)}`],
    [words.account, account],
  ] as const;
  const deeds = deedsOn(redemption);
  const mayChange = hasRole("admin", "manager") && redemption.state === "due" && redemption.export === null;
  return (
    <>
      {deeds.length > 0 && (
        <div class="page-deeds">
          {deeds.map((deed) => (
            <button
              key={deed}
              type="button"
              class={`${deed === "approve" ? "deed" : "other"} small`}
              onClick={() => setOpen(deed)}
            >
              {deed === "approve" ? words.approve(owedIn(redemption)) : words[deed]}
            </button>
          ))}
        </div>
      )}
      <div class="cards two">
        <section class="card">
          <h2>{words.owed}</h2>
          <p class="large">{owedIn(redemption)}</p>
          <dl class="facts">
            {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{value}</dd>])}
          </dl>
        </section>
        <section class="card">
          <h2>{words.payTo}</h2>
          {payTo ? (
            <p>
              <b>{payTo.holder}</b>
              <br />
              {spaced(payTo.iban)}
              {payTo.bic !== null && ` · ${payTo.bic}`}
            </p>
          ) : (
            <p>{words.nobody}</p>
          )}
          {mayChange && (
            <div class="deeds">
              <button type="button" class="other small" onClick={() => setOpen("payTo")}>
                {payTo ? words.payToChange : words.payToOpen}
              </button>
            </div>
          )}
          <h2>{words.approvals}</h2>
          <ul>
            {approvals.map((one) => (
              <li key={one.id}>
                {words.gave(one.name ?? say().unknown, `${dayOf(one.at)}, ${clockOf(one.at)}`)}
              </li>
            ))}
          </ul>
          {approvals.length === 0 && <p>{words.approvalsNone}</p>}
          <p class="soft">{words.approvalsNeeded(approvalsNeeded)}</p>
        </section>
      </div>
      {open === "payTo" && <PayToDialog redemption={redemption} onDone={done} onClose={close} />}
      {open !== null && open !== "payTo" && (
        <DeedDialog
          deed={open}
          redemption={redemption}
          owed={owedIn(redemption)}
          onDone={done}
          onClose={close}
        />
      )}
    </>
  );
}

const owedIn = ({ euros, owed, currency }: Redemption): string =>
  euros === null ? inWords(owed, currency) : inEuros(euros);

/** An IBAN in groups of four, as it stands on paper. */
const spaced = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, "$1\u00a0");
