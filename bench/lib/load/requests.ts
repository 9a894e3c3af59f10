/** One POST of a JSON body. */
export type JsonPost = { url: URL; token: string; body: string };

/** Requests as they go over the wire, one after the other; `ends` tells where each ends. */
export type PackedRequests = { bytes: Uint8Array<ArrayBuffer>; ends: Uint32Array<ArrayBuffer> };

function wireText({ url, token, body }: JsonPost): string {
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    `Authorization: Bearer ${token}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

/** Writes requests down before the clock runs, so that making them costs the load nothing. */
export function packRequests(posts: readonly JsonPost[]): PackedRequests {
  const parts = posts.map((post) => Buffer.from(wireText(post)));
  const ends = new Uint32Array(parts.length);
  let end = 0;
  for (const [index, part] of parts.entries()) {
    end += part.length;
    ends[index] = end;
  }
  const bytes = new Uint8Array(end);
  for (const [index, part] of parts.entries()) bytes.set(part, (ends[index] ?? 0) - part.length);
  return { bytes, ends };
}
