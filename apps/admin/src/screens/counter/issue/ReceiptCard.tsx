import { useEffect, useRef } from "preact/hooks";

import { receiptAddress } from "#screens/counter/issue/receiptAddress.ts";
import { say } from "#screens/counter/issue/texts.ts";
import type { Receipt } from "#screens/counter/issue/useIssue.ts";
import { inEuros } from "#words/euros.ts";
import { say as counter } from "#screens/counter/texts.ts";
import { inWords } from "#words/amounts.ts";
import { clockOf, dayOf } from "#words/when.ts";

/** The receipt of what was just done, on the screen and on paper, and the way to the next person. */
export function ReceiptCard({ receipt, onNext }: { receipt: Receipt; onNext: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const words = say();
  const { number, movement, member, at } = receipt;
  const address = receiptAddress(movement);
  const facts = [
    [words.to, member === null ? movement.issue?.account : member.name],
    [words.credited, movement.issue && inWords(movement.issue.amount, movement.issue.currency)],
    [words.paid, `${inEuros(movement.euros)}, ${counter().means[movement.means]}`],
    [words.at, `${dayOf(at)}, ${clockOf(at)}`],
  ] as const;
  return (
    <section class="card form">
      <h2 ref={heading} tabIndex={-1}>
        {words.receipt(number)}
      </h2>
      <dl class="facts">
        {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{value}</dd>])}
      </dl>
      <div class="deeds">
        <button type="button" class="deed" onClick={onNext}>
          {words.next}
        </button>
        <a class="other" href={address} target="_blank" rel="noreferrer">
          {words.print}
        </a>
        <a class="other" href={address} download={`recu-${number}.pdf`}>
          {words.download}
        </a>
      </div>
    </section>
  );
}
