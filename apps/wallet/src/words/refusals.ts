import { say } from "#texts/say.ts";

/** Why something that was to be paid by itself was not, in a sentence. The API tells it by its code alone. */
export const refusalInWords = (code: string): string => {
  const { refusals } = say();
  return refusals.because[code] ?? refusals.other(code);
};
