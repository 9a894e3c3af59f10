import { DAY_MS } from "#calendar/date.ts";

const months = {
  fr: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
} as const;

/** The date of a moment (UTC) as each language writes it: `1er décembre 2026`, `1 December 2026`. */
export function dateInWords(moment: number): { fr: string; en: string } {
  const date = new Date(moment);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  return {
    fr: `${day === 1 ? "1er" : day} ${months.fr[month]} ${year}`,
    en: `${day} ${months.en[month]} ${year}`,
  };
}

/** The month of a moment (UTC): `novembre 2026`, `November 2026`. */
export function monthInWords(moment: number): { fr: string; en: string } {
  const date = new Date(moment);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { fr: `${months.fr[month]} ${year}`, en: `${months.en[month]} ${year}` };
}

/** The first whole day (UTC) that begins no sooner than a moment. */
export const dayFromInWords = (moment: number): { fr: string; en: string } =>
  dateInWords(Math.ceil(moment / DAY_MS) * DAY_MS);
