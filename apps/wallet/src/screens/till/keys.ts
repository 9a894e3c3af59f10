/** What the keys of the pad are called: digits, the decimal mark, and taking the last one away. */
export type Key = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "mark" | "back";

/** So many digits before the mark: a price beyond is a slip of the finger. */
const WHOLE_MAX = 7;

/** What stands on the display after a key, with a point for the mark: never more decimals than the currency has. */
export function press(display: string, key: Key, scale: number): string {
  if (key === "back") return display.slice(0, -1);
  const [whole = "", decimals] = display.split(".");
  if (key === "mark") {
    if (scale === 0 || decimals !== undefined) return display;
    return `${whole === "" ? "0" : whole}.`;
  }
  if (decimals !== undefined) return decimals.length < scale ? display + key : display;
  if (whole === "0") return key;
  return whole.length < WHOLE_MAX ? display + key : display;
}

/** The key of the pad that a key of a keyboard stands for; null: none. */
export function keyOf(name: string): Key | null {
  if (name === "," || name === ".") return "mark";
  if (name === "Backspace") return "back";
  return digits.find((digit) => digit === name) ?? null;
}

const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
