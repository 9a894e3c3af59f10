const encoder = new TextEncoder();

/** Text as UTF-8 bytes, in memory of their own as WebCrypto wants it. */
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(encoder.encode(text));
