import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { Screen } from "#frame/Screen.tsx";
import type { SignInName } from "#joining/signInName.ts";
import { AskCode } from "#screens/signIn/AskCode.tsx";
import { EnterCode } from "#screens/signIn/EnterCode.tsx";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** Where somebody wanted to go before they had to sign in: a screen of this wallet, and nothing else. */
function onward(next: string | undefined): string {
  return next?.startsWith("/") && !next.startsWith("//") ? next : "/";
}

/** Signing in by a code, in two steps. */
export function SignIn() {
  const words = say().signIn;
  const { query, route } = useLocation();
  const [name, setName] = useState<SignInName | null>(null);
  return (
    <Screen title={name === null ? words.title : words.codeTitle}>
      {name === null ? (
        <AskCode onSent={setName} />
      ) : (
        <EnterCode
          name={name}
          onOther={() => setName(null)}
          onEntered={() => route(at(onward(query["next"])), true)}
        />
      )}
    </Screen>
  );
}
