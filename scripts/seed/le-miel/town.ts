import type { Agenda } from "../agenda.ts";
import type { Diary } from "../diary.ts";
import type { Random } from "../random.ts";

/** What every part of the story writes with. */
export type Town = {
  diary: Diary;
  agenda: Agenda;
  random: Random;
};

export const CODE = "MIEL";

/** Cents, from euros. */
export const euros = (amount: number): number => Math.round(amount * 100);

/** Rounds cents to the nearest multiple of a step. */
export const roundTo = (cents: number, step: number): number => Math.round(cents / step) * step;
