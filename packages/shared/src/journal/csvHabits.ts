/** So that spreadsheets read the letters as what they are. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** What spreadsheets expect in each language between cells, and between units and cents. */
export const csvHabits = {
  fr: { separator: ";", comma: "," },
  en: { separator: ",", comma: "." },
} as const;
