import { useEffect, useRef, useState } from "preact/hooks";

import { askToSignIn, type Failure, knowsPasskeys, signInWith } from "#keys/webauthn.ts";
import { entered } from "#screens/signIn/entered.ts";

/** So long before what the browser signs is over, another is asked for. */
const MARGIN_MS = 30_000;

/** Whether the browser offers passkeys by itself, where a name is typed. */
const offers = async (): Promise<boolean> =>
  knowsPasskeys() && PublicKeyCredential.isConditionalMediationAvailable();

type ByPasskey = { use: () => void; busy: boolean; trouble: Failure | null };

/** Signing in by a passkey: proposed by the browser while somebody types, or when they ask for it. */
export function usePasskey(onEntered: () => void): ByPasskey {
  const asked = useRef<AbortController | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Failure | null>(null);

  /** Of several only the last stands: browsers wait for one at a time. */
  const begin = () => {
    asked.current?.abort();
    asked.current = new AbortController();
    return asked.current.signal;
  };
  const finish = async (answer: Awaited<ReturnType<typeof signInWith>>, signal: AbortSignal) => {
    if (signal.aborted) return;
    if (!answer.ok) {
      setBusy(false);
      setTrouble(answer.trouble);
      // Whoever has said no to the question may still take what is proposed
      if (answer.trouble.kind === "browser") void offer();
      return;
    }
    await entered();
    onEntered();
  };
  const offer = async () => {
    const signal = begin();
    if (!(await offers())) return;
    const options = await askToSignIn();
    if (!options.ok || signal.aborted) return;
    const renewal = setTimeout(() => void offer(), options.value.timeout - MARGIN_MS);
    const answer = await signInWith(options.value, { mediation: "conditional", signal });
    clearTimeout(renewal);
    // The browser has stopped proposing: it does not say why, and nobody has asked for anything
    if (answer.ok || answer.trouble.kind !== "browser") await finish(answer, signal);
  };
  const use = async () => {
    const signal = begin();
    setBusy(true);
    setTrouble(null);
    const options = await askToSignIn();
    await finish(options.ok ? await signInWith(options.value, { signal }) : options, signal);
  };
  useEffect(() => {
    void offer();
    return () => asked.current?.abort();
  }, []);
  return { use: () => void use(), busy, trouble };
}
