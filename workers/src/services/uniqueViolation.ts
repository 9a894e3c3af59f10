const named = /UNIQUE constraint failed: (?:index '([^']+)'|([\w., ]+))/;

/**
 * The columns (`member.email`) or the index of which a write would have made a second one; null for any other failure.
 * The driver’s error comes wrapped, so its causes are looked through too.
 */
export function uniqueViolation(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    const [, index, columns] = named.exec(current.message) ?? [];
    if (index !== undefined || columns !== undefined) return index ?? columns ?? null;
  }
  return null;
}
