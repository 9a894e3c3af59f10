/** Hands a text on by whatever the phone shares with, else to the clipboard. */
export async function shareText(text: string): Promise<"shared" | "copied" | "not"> {
  try {
    if (navigator.canShare?.({ text })) {
      await navigator.share({ text });
      return "shared";
    }
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    // Whoever closes the phone's sheet has changed their mind
    return "not";
  }
}
