/** Hands something on by whatever the phone shares with, in the first of these shapes that it takes; else a text to the clipboard. */
export async function share(shapes: ShareData[], text: string): Promise<"shared" | "copied" | "not"> {
  try {
    const data = shapes.find((one) => navigator.canShare?.(one));
    if (data) {
      await navigator.share(data);
      return "shared";
    }
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    // Whoever closes the phone's sheet has changed their mind
    return "not";
  }
}
