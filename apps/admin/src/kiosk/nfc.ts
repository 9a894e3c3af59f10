type Reading = { serialNumber: string };
type Reader = EventTarget & { scan: (how: { signal: AbortSignal }) => Promise<void> };

declare global {
  interface Window {
    /** Web NFC: Chrome on Android has it, and few others. */
    NDEFReader?: new () => Reader;
  }
}

const isReading = (event: Event): event is Event & Reading => "serialNumber" in event;

/** Hears the number of each tag that is held to the tablet, where its browser can; else readers type it. Gives back how to stop. */
export function listenForTags(onTag: (serial: string) => void): () => void {
  const stop = new AbortController();
  if (window.NDEFReader) {
    const reader = new window.NDEFReader();
    reader.addEventListener("reading", (event) => {
      if (isReading(event)) onTag(event.serialNumber);
    });
    void reader.scan({ signal: stop.signal }).catch(() => undefined);
  }
  return () => stop.abort();
}
