/** Hands a text on by whatever the phone shares with, and a file where it takes one; else the text to the clipboard. */
export async function shareText(text: string, file?: File | null): Promise<"shared" | "copied" | "not"> {
  const whole = { text, ...(file && { files: [file] }) };
  try {
    const data = [whole, { text }].find((one) => navigator.canShare?.(one));
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
