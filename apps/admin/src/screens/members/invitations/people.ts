/** As many as the API makes in one go. */
export const INVITATIONS_MAX = 200;
/** As many as may come by one code. */
export const USES_MAX = 500;
const NAME_MAX = 120;

/** For whom invitations are: people by name, one a line; so many without names; or one code that several share. */
export type Whom = { kind: "named" | "unnamed" | "shared"; names: string; count: string; note: string };

/** What is asked of the API, or why that cannot be: too many, a name that is too long, no number. Null: nothing is typed yet. */
export type Read =
  | { notes: (string | null)[]; uses: number }
  | { wrong: "tooMany" | "tooLong" | "number" }
  | null;

const wholeFrom = (typed: string, most: number): number | null => {
  const count = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return count >= 1 && count <= most ? count : null;
};

/** Reads what was typed. Empty lines and blanks around names are passed over. */
export function readWhom({ kind, names, count, note }: Whom): Read {
  const purpose = note.trim() === "" ? null : note.trim();
  if (kind === "named") {
    const lines = names.split("\n").map((name) => name.trim().replaceAll(/\s+/g, " "));
    const notes = lines.filter((name) => name !== "");
    if (notes.length === 0) return null;
    if (notes.some((name) => name.length > NAME_MAX)) return { wrong: "tooLong" };
    return notes.length > INVITATIONS_MAX ? { wrong: "tooMany" } : { notes, uses: 1 };
  }
  if (count.trim() === "") return null;
  const most = kind === "shared" ? USES_MAX : INVITATIONS_MAX;
  const whole = wholeFrom(count, most);
  if (whole === null) return { wrong: "number" };
  if (kind === "shared") return { notes: [purpose], uses: whole };
  return { notes: Array.from({ length: whole }, () => purpose), uses: 1 };
}
