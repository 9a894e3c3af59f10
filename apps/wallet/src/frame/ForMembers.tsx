import type { ComponentType } from "preact";
import { useLocation } from "preact-iso";

import { wayBack } from "#frame/wayBack.ts";
import { EndedNotice } from "#frame/EndedNotice.tsx";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { home, homeTrouble, refreshHome } from "#session/home.ts";
import { isSignedIn } from "#session/session.ts";
import { at, community } from "#shell.ts";
import { sayFirst } from "#texts/say.ts";

/** A screen that is for members: who is not signed in is asked to, and comes back; it opens once it is known who reads it. */
export function forMembers(Inner: ComponentType): ComponentType {
  return function ForMembers() {
    if (!isSignedIn.value) return <SignInFirst />;
    return home.value ? <Inner /> : <Waiting />;
  };
}

/** One that visitors see too, where the community lets anybody look into its directory. */
export function forVisitorsToo(Inner: ComponentType): ComponentType {
  const OfMembers = forMembers(Inner);
  return () => (!isSignedIn.value && community.directoryPublic ? <Inner /> : <OfMembers />);
}

/** Where somebody comes back to: the rest of an address after its community’s. */
const restOf = (url: string): string => url.slice(at("").length) || "/";

/** Both ways in; whoever signs in comes back. */
export function WaysIn() {
  const words = sayFirst().welcome;
  const { url } = useLocation();
  return (
    <>
      <a class="deed" href={wayBack("/sign-in", restOf(url))}>
        {words.signIn}
      </a>
      <a class="other" href={at("/join")}>
        {words.join}
      </a>
    </>
  );
}

function SignInFirst() {
  const words = sayFirst();
  return (
    <Screen title={words.welcome.signIn} deeds={<WaysIn />}>
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
