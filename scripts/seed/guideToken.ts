/** The token of a guide, by key. Throws a RangeError where the story names somebody who is none. */
export function guideToken(tokens: ReadonlyMap<string, string>, key: string): string {
  const token = tokens.get(key);
  if (token === undefined) throw new RangeError(`${key} is no guide`);
  return token;
}
