import type { components } from "@mereau/workers/client";
import { say } from "#screens/counter/texts.ts";

export type MeansOf = components["schemas"]["CounterMeans"];

const all = ["cash", "card", "transfer"] as const satisfies readonly MeansOf[];

type Props = { legend: string; chosen: MeansOf; onChoose: (means: MeansOf) => void };

/** By which means euros change hands. */
export const Means = ({ legend, chosen, onChoose }: Props) => (
  <div role="group" aria-label={legend}>
    <p class="chips">
      {all.map((means) => (
        <button
          key={means}
          type="button"
          class="chip"
          aria-pressed={means === chosen}
          onClick={() => onChoose(means)}
        >
          {say().means[means]}
        </button>
      ))}
    </p>
  </div>
);
