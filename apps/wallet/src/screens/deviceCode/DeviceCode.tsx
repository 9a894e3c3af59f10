import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { RECENT_MS } from "@mereau/shared/devices/signingIn.ts";
import { api } from "#api/client.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { tell } from "#frame/Tidings.tsx";
import { wayBack } from "#frame/wayBack.ts";
import { signRecorded } from "#joining/accepting.ts";
import type { DeviceKey, OwnersPart } from "#keys/deviceKey.ts";
import { canLockByPasskey } from "#keys/passkeyLock.ts";
import { forgetOnServer, registerKey, sendKeyAgain } from "#keys/register.ts";
import { deviceKey, makeKey, relock, unlockWithDerived } from "#keys/vault.ts";
import type { Failure } from "#keys/webauthn.ts";
import { ChooseLock } from "#screens/deviceCode/ChooseLock.tsx";
import { Protected } from "#screens/deviceCode/Protected.tsx";
import { member } from "#session/home.ts";
import { at, here } from "#shell.ts";
import { say } from "#texts/say.ts";

/** The key that this device has, and whether a passkey could keep it; null: not looked yet. */
type Known = { key: DeviceKey | null; byPasskey: boolean };

/** So long it may take to choose a code. */
const CHOOSING_MS = 5 * 60_000;

async function signedInLongAgo(): Promise<boolean> {
  const answer = await ask(api.GET("/v1/{community}/sessions", { params: { path: here } }));
  const current = answer.ok ? answer.value.items.find((session) => session.current) : undefined;
  return current !== undefined && current.createdAt < now() - RECENT_MS + CHOOSING_MS;
}

/** What protects this phone's key: choosing it, for a key that is then made and made known, or changing it. */
export function DeviceCode() {
  const words = say().deviceCode;
  const { query, route } = useLocation();
  const [known, setKnown] = useState<Known | null>(null);
  const [anew, setAnew] = useState("anew" in query);
  const [seed, setSeed] = useState<Uint8Array<ArrayBuffer> | null>(null);
  // Whoever found this telephone shall not make it a key: a new one is made by whom the codes are sent to
  const [isLate, setLate] = useState<boolean | null>(null);
  const me = member()?.id ?? "";
  useEffect(() => {
    void (async () => {
      const [key, byPasskey] = await Promise.all([deviceKey(me), canLockByPasskey().catch(() => false)]);
      setKnown({ key: key?.registered ? key : null, byPasskey });
      // It may have been taken off the list meanwhile
      await sendKeyAgain(me);
      if (!(await deviceKey(me))) setKnown({ key: null, byPasskey });
    })();
  }, []);
  useEffect(() => () => void seed?.fill(0), [seed]);

  const key = known?.key ?? null;
  const leave = (told: string) => {
    tell(told);
    const next = query["next"];
    route(at(next?.startsWith("/") ? next : "/"), true);
  };
  const choose = async (part: OwnersPart): Promise<Failure | null> => {
    if (key && seed) {
      await relock(key, seed, part);
      await signRecorded(key, seed);
      leave(words.changed);
      return null;
    }
    const made = await makeKey(me, part);
    const answer = await registerKey(made);
    if (!answer.ok) return answer.trouble;
    const unlocked = await unlockWithDerived(made, part.ownersHalf);
    if (unlocked) await signRecorded(made, unlocked);
    if (key) void forgetOnServer(key);
    leave(words.done);
    return null;
  };
  const isKept = key !== null && !anew && seed === null;
  const isNew = known !== null && !isKept && seed === null;
  useEffect(() => {
    if (isNew) void signedInLongAgo().then(setLate);
  }, [isNew]);
  return (
    <Screen title={isKept ? say().me.code : words.title} back={isKept ? "/me" : "/"}>
      {known && isKept && key && (
        <Protected by={key.lock.by} onUnlocked={setSeed} onAnew={() => setAnew(true)} />
      )}
      {known && !isKept && (seed !== null || isLate === false) && (
        <ChooseLock known={known} isAgain={seed !== null} onChosen={choose} />
      )}
      {isNew && isLate && (
        <>
          <p>{words.signInAgain}</p>
          <a class="deed" href={wayBack("/sign-in")}>
            {say().welcome.signIn}
          </a>
        </>
      )}
    </Screen>
  );
}
