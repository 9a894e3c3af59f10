import type { components } from "@mereau/workers/client";
import { say } from "#screens/counter/bank/texts.ts";

type State = components["schemas"]["BankLineState"];

const tones: Readonly<Record<State, string>> = {
  new: "warn",
  debit: "",
  unmatched: "warn",
  amount_differs: "warn",
  matched: "good",
  issued: "good",
  reversed: "warn",
  refused: "bad",
  ignored: "",
};

/** What became of a line, in a word. */
export const StateTag = ({ state }: { state: State }) => (
  <span class={`tag ${tones[state]}`}>{say().states[state]}</span>
);
