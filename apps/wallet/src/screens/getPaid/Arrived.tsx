import { Seal } from "@mereau/ui/Seal.tsx";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf } from "#words/amounts.ts";

type Props = { amount: string; currency: string; name: string };

/** That one has just been paid: by whom, and how much. */
export const Arrived = ({ amount, currency, name }: Props) => (
  <div class="outcome" role="status">
    <Seal kind="done" fresh />
    <p>
      <span class="figure large">{figureOf(amount)}</span>{" "}
      <span class="unit">{currencyOf(currency).symbol}</span>
    </p>
    <p>{say().getPaid.receivedFrom(name)}</p>
  </div>
);
