const twice = /UNIQUE constraint failed: (?:index '([^']+)'|([\w., ]+))/;
const check = /CHECK constraint failed: ([\w.]+)/;
const nothing = /NOT NULL constraint failed: ([\w.]+)/;

/**
 * The columns (`member.email`) or the index of which a write would have made a second one; null for any other failure.
 * The driver’s error comes wrapped, so its causes are looked through too.
 */
export const uniqueViolation = (error: unknown): string | null => caught(error, twice);

/** The column that a write would have left empty, though it must not be: so says a write that found nothing to go by. */
export const nullViolation = (error: unknown): string | null => caught(error, nothing);

/** The check that a write would have broken, by its name. */
export const checkViolation = (error: unknown): string | null => caught(error, check);

function caught(error: unknown, pattern: RegExp): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    const [, ...names] = pattern.exec(current.message) ?? [];
    const name = names.find((one) => one !== undefined);
    if (name !== undefined) return name;
  }
  return null;
}
