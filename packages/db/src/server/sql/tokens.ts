export type TokenKind = "word" | "quoted" | "string" | "number" | "variable" | "semicolon" | "other";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const space = String.raw`[ \t\n\f\r]+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`;
const word = String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`;
const quoted = String.raw`"[^"]*(?:""[^"]*)*"?|\x60[^\x60]*(?:\x60\x60[^\x60]*)*\x60?|\[[^\]]*\]?`;
const text = String.raw`'[^']*(?:''[^']*)*'?`;
const number = String.raw`\.?\d[\w.]*`;
const variable = String.raw`\?\d*|[:@$](?:[\w$\u0080-\uffff]|::)+(?:\([^\s)]*\))?`;

const pattern = `(${space})|(${word})|(${quoted})|(${text})|(${number})|(${variable})|(;)|([\\s\\S])`;
const kinds: readonly (TokenKind | undefined)[] = [
  undefined,
  undefined,
  "word",
  "quoted",
  "string",
  "number",
  "variable",
  "semicolon",
  "other",
];

/**
 * The tokens of an SQL text by SQLite's lexical rules, without spaces and comments. Never refuses: what SQLite would call
 * illegal comes out as "other" and fails when SQLite parses it.
 */
export function tokenise(sql: string): Token[] {
  const matcher = new RegExp(pattern, "y");
  const tokens: Token[] = [];
  while (matcher.lastIndex < sql.length) {
    const start = matcher.lastIndex;
    const match = matcher.exec(sql);
    if (match === null) break;
    const group = match.findIndex((value, index) => index > 0 && value !== undefined);
    const kind = kinds[group];
    if (kind !== undefined) tokens.push({ kind, text: match[0], start, end: matcher.lastIndex });
  }
  return tokens;
}

/** An identifier's or a keyword's own name: quotes taken off, lower case. */
export function nameOf(token: Token | undefined): string {
  if (token === undefined) return "";
  if (token.kind === "word") return token.text.toLowerCase();
  if (token.kind === "quoted" || token.kind === "string") return token.text.slice(1, -1).toLowerCase();
  return token.text;
}
