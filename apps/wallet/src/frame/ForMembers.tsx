import type { ComponentType } from "preact";
import { useLocation } from "preact-iso";

import { EndedNotice } from "#frame/EndedNotice.tsx";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { home, homeTrouble, refreshHome } from "#session/home.ts";
import { isSignedIn } from "#session/session.ts";
import { at } from "#shell.ts";
import { sayFirst } from "#texts/say.ts";

/** A screen that is for members: who is not signed in is asked to, and comes back; it opens once it is known who reads it. */
export function forMembers(Inner: ComponentType): ComponentType {
  return function ForMembers() {
    if (!isSignedIn.value) return <SignInFirst />;
    return home.value ? <Inner /> : <Waiting />;
  };
}

/** Where somebody comes back to: the rest of an address after its community’s. */
const restOf = (url: string): string => url.slice(at("").length) || "/";

function SignInFirst() {
  const words = sayFirst();
  const { url } = useLocation();
  const deeds = (
    <>
      <a class="deed" href={at(`/sign-in?next=${encodeURIComponent(restOf(url))}`)}>
        {words.welcome.signIn}
      </a>
      <a class="other" href={at("/join")}>
        {words.welcome.join}
      </a>
    </>
  );
  return (
    <Screen title={words.welcome.signIn} deeds={deeds}>
      <EndedNotice />
      <p>{words.welcome.signInFirst}</p>
    </Screen>
  );
}

const Waiting = () => (
  <Screen title={sayFirst().common.loading}>
    {homeTrouble.value && <TroubleNotice trouble={homeTrouble.value} onRetry={() => void refreshHome()} />}
  </Screen>
);
