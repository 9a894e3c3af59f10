/** Hands a link on by whatever the phone shares with, else to the clipboard. */
export async function shareLink(url: string, text: string): Promise<"shared" | "copied" | "not"> {
  try {
    if (navigator.canShare?.({ url, text })) {
      await navigator.share({ url, text });
      return "shared";
    }
    await navigator.clipboard.writeText(url);
    return "copied";
  } catch {
    // Whoever closes the phone's sheet has changed their mind
    return "not";
  }
}
