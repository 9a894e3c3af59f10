import { language } from "#texts/language.ts";

/** A decimal of the API as people read and type it: `4,1949`. */
export const decimalOf = (figure: string): string =>
  language.value === "fr" ? figure.replace(".", ",") : figure;
