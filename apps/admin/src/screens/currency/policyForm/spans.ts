/** Lengths of time to choose among. */
const labels = {
  hour: { fr: "heure", en: "hour" },
  day: { fr: "jour", en: "day" },
  week: { fr: "semaine", en: "week" },
  month: { fr: "mois", en: "month" },
  "half-year": { fr: "semestre", en: "half-year" },
  year: { fr: "année", en: "year" },
} as const;

const options = (...spans: readonly (keyof typeof labels)[]) =>
  spans.map((value) => ({ value, label: labels[value] }));

export const tickSpans = options("hour", "day", "week");
export const rateSpans = options("day", "week", "month", "half-year", "year");
