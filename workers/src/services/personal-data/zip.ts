import { Zip, ZipDeflate } from "fflate";

/** A file of an archive, its text in pieces. */
export type TextFile = { name: string; texts: AsyncIterable<string> };

const utf8 = new TextEncoder();

/** Files as one ZIP archive, whose bytes come as they are made: of a large file only a piece is in memory. */
export async function* zipOf(files: AsyncIterable<TextFile>, now: number): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  for await (const { name, texts } of files) {
    const file = new ZipDeflate(name);
    file.mtime = now;
    zip.add(file);
    for await (const text of texts) {
      file.push(utf8.encode(text));
      yield* made.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}
