import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { EndedNotice } from "#frame/EndedNotice.tsx";
import { Screen } from "#frame/Screen.tsx";
import type { SignInName } from "#joining/signInName.ts";
import { LostSteps } from "#screens/devices/LostSteps.tsx";
import { AskCode } from "#screens/signIn/AskCode.tsx";
import { EnterCode } from "#screens/signIn/EnterCode.tsx";
import { isToBeOffered, OfferPasskey } from "#screens/signIn/OfferPasskey.tsx";
import { keepSent, lastSent } from "#screens/signIn/sentCode.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** Where somebody wanted to go before they had to sign in: a screen of this wallet, and nothing else. */
function onward(next: string | undefined): string {
  return next?.startsWith("/") && !next.startsWith("//") ? next : "/";
}

/** Signing in by a code, in two steps, or by a passkey; whoever came by a code may then add one. */
export function SignIn() {
  const words = say().signIn;
  const { query, route } = useLocation();
  const [lost, setLost] = useState(false);
  const [name, setName] = useState<SignInName | null>(lastSent);
  const [isOffered, setOffered] = useState(false);
  const next = query["next"];
  const goOn = () => route(at(onward(next)), true);
  const sent = (to: SignInName) => {
    keepSent(to);
    setName(to);
  };
  const enteredByCode = async () => {
    // Who was on their way to something is not held up
    if (next === undefined && (await isToBeOffered())) setOffered(true);
    else goOn();
  };
  if (isOffered) return <OfferPasskey onDone={goOn} />;
  return (
    <Screen title={name === null ? words.title : words.codeTitle}>
      {name === null ? (
        <>
          <EndedNotice />
          <AskCode onSent={sent} onEntered={goOn} />
          <p>
            <button type="button" class="slight" aria-expanded={lost} onClick={() => setLost(!lost)}>
              {words.lost}
            </button>
          </p>
          {lost && <LostSteps />}
        </>
      ) : (
        <EnterCode name={name} onOther={() => setName(null)} onEntered={() => void enteredByCode()} />
      )}
    </Screen>
  );
}
