/** A whole HTTP answer. */
export type WholeAnswer = { status: number; body: string };

const HEAD_END = "\r\n\r\n";

/**
 * Reads the one HTTP/1.1 answer that a connection without pipelining holds: null until it is all there.
 * `text` is what has arrived, a character a byte. Throws for one whose length nobody can tell.
 */
export function readWholeAnswer(text: string): WholeAnswer | null {
  const headEnd = text.indexOf(HEAD_END);
  if (headEnd === -1) return null;
  const head = text.slice(0, headEnd).toLowerCase();
  const body = text.slice(headEnd + HEAD_END.length);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return body.length < Number(length) ? null : { status, body };
  if (!/\r\ntransfer-encoding: *chunked/.test(head)) throw new Error(`An answer of unknown length: ${head}`);
  return body.endsWith("0\r\n\r\n") ? { status, body } : null;
}
