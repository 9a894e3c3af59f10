import { Seal } from "@mereau/ui/Seal.tsx";
import type { ComponentChildren } from "preact";
import { say } from "#texts/say.ts";
import { figureOf } from "#words/amounts.ts";

type Props = {
  amount: string;
  /** The sign of its money. */
  unit: string;
  /** null: it is not known yet. */
  name: string | null;
  children?: ComponentChildren;
};

/** That one has just been paid: how much, what besides, and by whom. */
export const Arrived = ({ amount, unit, name, children }: Props) => (
  <div class="outcome" role="status">
    <Seal kind="done" fresh />
    <p>
      <span class="figure large">{figureOf(amount)}</span> <span class="unit">{unit}</span>
    </p>
    {children}
    <p>{name === null ? say().getPaid.receivedNow : say().getPaid.receivedFrom(name)}</p>
  </div>
);
