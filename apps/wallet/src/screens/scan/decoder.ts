/** Finds the text of a QR code in a picture; null: there is none. */
export type Decode = (picture: HTMLCanvasElement) => Promise<string | null>;

const FORMAT = "qr_code";

/** The browser’s own reader, where it has one that knows these codes. */
async function ownReader(): Promise<Decode | null> {
  if (!("BarcodeDetector" in globalThis)) return null;
  const formats = await BarcodeDetector.getSupportedFormats();
  if (!formats.includes(FORMAT)) return null;
  const detector = new BarcodeDetector({ formats: [FORMAT] });
  return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null;
}

const choose = async (): Promise<Decode> =>
  (await ownReader().catch(() => null)) ?? (await import("#screens/scan/zxing.ts")).loadReader();

let chosen: Promise<Decode> | undefined;

/** The reader of this device: the browser’s own, else one that is fetched when it is first needed. */
export function decoder(): Promise<Decode> {
  chosen ??= choose().catch((error: unknown) => {
    // Without network it could not be fetched: the next time it may
    chosen = undefined;
    throw error;
  });
  return chosen;
}
