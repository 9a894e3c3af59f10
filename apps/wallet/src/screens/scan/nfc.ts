/** Whether this browser reads tags that one holds against the phone. */
export const readsTags = "NDEFReader" in globalThis;

const isReading = (event: Event): event is NDEFReadingEvent => "message" in event;

/** Tells the link on each tag that the phone meets, until it is told to stop; false: its owner does not want it. */
export async function watchTags(signal: AbortSignal, onRead: (text: string) => void): Promise<boolean> {
  const reader = new NDEFReader();
  reader.addEventListener("reading", (event) => {
    if (!isReading(event)) return;
    const link = event.message.records.find(({ recordType }) => recordType === "url");
    onRead(link?.data ? new TextDecoder().decode(link.data) : "");
  });
  try {
    await reader.scan({ signal });
    return true;
  } catch {
    return false;
  }
}
