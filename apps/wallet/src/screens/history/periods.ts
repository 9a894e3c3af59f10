const written = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

const whole = (from: Date, to: Date) => ({ from: written(from), to: written(to) });

/** Periods that are asked for often, in this device’s calendar: their first day and their last. */
export function periods(now: number) {
  const today = new Date(now);
  const [year, month] = [today.getFullYear(), today.getMonth()];
  return [
    { name: "thisMonth", ...whole(new Date(year, month, 1), new Date(year, month + 1, 0)) },
    { name: "lastMonth", ...whole(new Date(year, month - 1, 1), new Date(year, month, 0)) },
    { name: "thisYear", ...whole(new Date(year, 0, 1), new Date(year, 11, 31)) },
    { name: "ever", from: "", to: "" },
  ] as const;
}
