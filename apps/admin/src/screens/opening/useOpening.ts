import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { here } from "#shell.ts";

export type Opening = components["schemas"]["Opening"];
export type Step = components["schemas"]["OpeningStep"];

export const askOpening = () => ask(api.GET("/v1/{community}/opening", { params: { path: here } }));

export const useOpening = () => useAnswer(askOpening);

/** Whether a step is done, or was passed over. */
export function isSettled({ done, passed, trial }: Opening, step: Step): boolean {
  if (passed.includes(step)) return true;
  if (step === "looks") return done.looks;
  if (step === "managers") return done.managers > 1;
  return step === "trial" ? trial !== null : done.charter !== null;
}
