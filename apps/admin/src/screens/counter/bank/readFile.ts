/** What a bank’s file says: in UTF-8, or else as banks wrote before. */
export async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Whether a file is camt.053: XML, else a table. */
export const isXml = (text: string): boolean => text.trimStart().startsWith("<");
