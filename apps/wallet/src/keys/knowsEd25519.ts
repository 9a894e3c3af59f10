let known: Promise<boolean> | undefined;

/** Whether this browser signs with Ed25519 by itself, as those of today do. Older ones are helped out by TweetNaCl. */
export const knowsEd25519 = (): Promise<boolean> =>
  (known ??= crypto.subtle.generateKey("Ed25519", false, ["sign"]).then(
    () => true,
    () => false,
  ));
