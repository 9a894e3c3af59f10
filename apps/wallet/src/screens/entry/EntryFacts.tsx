import { type Sides, type Told, withCharges } from "#screens/entry/sides.ts";
import { Checked } from "#screens/order/Checked.tsx";
import { nameOf } from "#session/names.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, sumOf } from "#words/amounts.ts";
import { besideInWords } from "#words/mix.ts";

/** What it was for, what was kept of it, where it belongs, and whether its receipt is genuine. */
export function EntryFacts({ transfer, sides }: { transfer: Told; sides: Sides }) {
  const words = say().entry;
  const { purposes } = say().entries;
  const currency = currencyOf(transfer.currency);
  const { borne, total } = withCharges(transfer, sides.own);
  const others = transfer.charges.filter(({ from }) => from !== sides.own);
  return (
    <dl class="facts card">
      {transfer.memo !== null && (
        <>
          <dt>{words.memo}</dt>
          <dd>{transfer.memo}</dd>
        </>
      )}
      {transfer.eurosBeside && (
        <>
          <dt>{words.inEuros}</dt>
          <dd>{besideInWords(transfer.eurosBeside)}</dd>
        </>
      )}
      {transfer.category !== null && (
        <>
          <dt>{words.category}</dt>
          <dd>{transfer.category}</dd>
        </>
      )}
      {[...borne, ...others].map(({ purpose, amount, from, to }) => (
        <>
          <dt>{words.charge(purposes[purpose] ?? purpose, from === sides.own ? null : nameOf(from))}</dt>
          <dd key={to}>{inWords(from === sides.own && !sides.isOut ? `-${amount}` : amount, currency)}</dd>
        </>
      ))}
      {borne.length > 0 && (
        <>
          <dt>{words.inAll}</dt>
          <dd>
            {inWords(
              sides.isOut ? total : sumOf([transfer.amount, ...borne.map(({ amount }) => `-${amount}`)]),
              currency,
            )}
          </dd>
        </>
      )}
      <Reference reference={transfer.reference} isOut={sides.isOut} />
      <dt>{words.number}</dt>
      <dd>{say().order.numberOf(String(transfer.seq))}</dd>
      <Checked transfer={transfer.id} />
    </dl>
  );
}

/** To what a reference leads: what had been agreed on before it was paid. */
function Reference({ reference, isOut }: { reference: string | null; isOut: boolean }) {
  const words = say().entry;
  if (reference === null) return null;
  const found = /^(standing-orders|payment-requests|batch-payments)\/([0-9a-f-]{36})$/.exec(reference);
  const [kind, id] = [found?.[1] ?? "", found?.[2] ?? ""];
  const places = new Map([
    ["standing-orders", { path: "/standing-orders", word: words.standingOrder }],
    ["payment-requests", { path: "/requests", word: words.request }],
    ["batch-payments", { path: "/batches", word: words.batch }],
  ]);
  const place = places.get(kind);
  if (!place)
    return (
      <>
        <dt>{words.reference}</dt>
        <dd>{reference}</dd>
      </>
    );
  // What somebody else ordered is theirs to look at; a request is both’s
  const isShown = isOut || kind === "payment-requests";
  return (
    <>
      <dt>{words.belongs}</dt>
      <dd>{isShown ? <a href={at(`${place.path}/${id}`)}>{place.word}</a> : place.word}</dd>
    </>
  );
}
