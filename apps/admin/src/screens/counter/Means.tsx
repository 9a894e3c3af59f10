import type { components } from "@mereau/workers/client";
import { Chips } from "#forms/Chips.tsx";
import { say } from "#screens/counter/texts.ts";

export type MeansOf = components["schemas"]["CounterMeans"];

const all = ["cash", "card", "transfer"] as const satisfies readonly MeansOf[];

type Props = { legend: string; chosen: MeansOf; onChoose: (means: MeansOf) => void };

/** By which means euros change hands. */
export const Means = ({ legend, chosen, onChoose }: Props) => (
  <Chips
    label={legend}
    choices={all.map((means) => [means, say().means[means]])}
    chosen={chosen}
    onChoose={onChoose}
  />
);
