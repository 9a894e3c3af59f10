/*
 * Parts of browsers that not all of them have: the Shape Detection API and Web NFC, as far as they are used here.
 */

type DetectedCode = { rawValue: string };

declare class BarcodeDetector {
  constructor(options: { formats: string[] });
  static getSupportedFormats(): Promise<string[]>;
  detect(source: CanvasImageSource): Promise<DetectedCode[]>;
}

type NfcRecord = { recordType: string; data?: BufferSource };

declare class NDEFReader extends EventTarget {
  scan(options: { signal: AbortSignal }): Promise<void>;
}

interface NDEFReadingEvent extends Event {
  message: { records: readonly NfcRecord[] };
}

interface MediaTrackConstraintSet {
  torch?: ConstrainBoolean;
}
