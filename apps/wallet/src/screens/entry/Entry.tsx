import { useRoute } from "preact-iso";
import { useEffect } from "preact/hooks";

import { api } from "#api/client.ts";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { EntryDeeds } from "#screens/entry/EntryDeeds.tsx";
import { EntryFacts } from "#screens/entry/EntryFacts.tsx";
import { EntryMore } from "#screens/entry/EntryMore.tsx";
import { EntryNotices } from "#screens/entry/EntryNotices.tsx";
import { Settled } from "#screens/entry/Settled.tsx";
import { knownEntry, sidesOf, type Told } from "#screens/entry/sides.ts";
import { wayBackFrom } from "#lists/place.ts";
import { CardLink } from "#screens/member/CardLink.tsx";
import { nameOf, noteName, shortNumberOf } from "#session/names.ts";
import { community, here } from "#shell.ts";
import type { Seen } from "#store/seen.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, signedFigure } from "#words/amounts.ts";
import { momentOf } from "#words/when.ts";
import "#screens/entry/entry.css";

/** One entry of the history, with all that is known of it and its receipt. */
export function Entry() {
  const { params } = useRoute();
  const id = params["transfer"] ?? "";
  return <OfTransfer key={id} id={id} />;
}

function OfTransfer({ id }: { id: string }) {
  const words = say().entry;
  const path = { ...here, id };
  const { seen, trouble, again } = useSeen(`transfer:${id}`, () =>
    ask(api.GET("/v1/{community}/transfers/{id}", { params: { path } })),
  );
  if (seen) return <Shown seen={seen} trouble={trouble} />;
  return (
    <Screen title={words.title} back={wayBackFrom(id)}>
      {trouble ? <TroubleNotice trouble={trouble} onRetry={again} /> : <WaitingRows count={2} />}
    </Screen>
  );
}

type Title = keyof ReturnType<typeof say>["entry"]["titles"];

const isTitle = (kind: string): kind is Title => kind in say().entry.titles;

function titleOf({ kind }: Told, isOut: boolean): string {
  const { titles } = say().entry;
  if (kind === "payment" || kind === "capture") return isOut ? titles.paid : titles.received;
  return isTitle(kind) ? titles[kind] : titles.other;
}

function Shown({ seen: { value, at }, trouble }: { seen: Seen<Told>; trouble: Trouble | null }) {
  const words = say().entry;
  const currency = currencyOf(value.currency);
  const sides = sidesOf(value);
  const { other, isOut, own } = sides;
  const known = knownEntry(value.id);
  useEffect(() => {
    if (known) noteName(known.counterparty.account, known.counterparty.name);
  }, [known]);
  const isPerson = /:\d/.test(other);
  const name = nameOf(other) ?? (isPerson ? say().history.number(shortNumberOf(other)) : community.name);
  const back = wayBackFrom(value.id);
  if (value.kind === "settlement" && own !== null)
    return <Settled transfer={value} account={own} back={back} />;
  const isRefused = value.verdict !== "accepted";
  const isPaid = value.kind === "payment" || value.kind === "capture";
  return (
    <Screen
      title={titleOf(value, isOut)}
      back={back}
      deeds={isPaid && !isRefused && <EntryDeeds transfer={value} sides={sides} name={name} />}
    >
      <StaleNote at={at} trouble={trouble} />
      <div class="entry-head">
        <p>
          <span class={`figure large${value.reversal ? " undone" : ""}`}>{signedFigure(sides.amount)}</span>{" "}
          <span class="unit">{currency.symbol}</span>
        </p>
        <p>
          <b>{isOut ? words.to(name) : words.by(name)}</b>
          {isPerson && <CardLink number={Number.parseInt(shortNumberOf(other), 10)} />}
        </p>
        <p class="soft">{momentOf(value.at, now())}</p>
      </div>
      <EntryNotices transfer={value} />
      <EntryFacts transfer={value} sides={sides} />
      {!isRefused && <EntryMore transfer={value} other={other} name={isPerson ? name : null} />}
    </Screen>
  );
}
