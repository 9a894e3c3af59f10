/** A stream of bytes that are made as they are asked for, so that none wait in memory. */
export function byteStream(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

const utf8 = new TextEncoder();
const encodeUtf8 = (text: string): Uint8Array => utf8.encode(text);

/** The same out of texts: of UTF-8, unless they are encoded otherwise. */
export function textStream(
  texts: AsyncIterable<string>,
  encode: (text: string) => Uint8Array = encodeUtf8,
): ReadableStream<Uint8Array> {
  async function* encoded() {
    for await (const text of texts) yield encode(text);
  }
  return byteStream(encoded());
}
