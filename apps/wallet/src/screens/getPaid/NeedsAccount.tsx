import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { home, homeTrouble, refreshHome } from "#session/home.ts";
import { isSignedIn } from "#session/session.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** What stands where an account should: one is not signed in, it is not known yet, or there is none. */
export function NeedsAccount({ title }: { title: string }) {
  const words = say();
  if (!isSignedIn.value) {
    const deed = (
      <a class="deed" href={at("/sign-in")}>
        {words.welcome.signIn}
      </a>
    );
    return (
      <Screen title={title} deeds={deed}>
        <p>{words.getPaid.signInFirst}</p>
      </Screen>
    );
  }
  return (
    <Screen title={title}>
      {homeTrouble.value && <TroubleNotice trouble={homeTrouble.value} onRetry={() => void refreshHome()} />}
      {home.value ? <p>{words.home.noAccount}</p> : <p class="soft">{words.common.loading}</p>}
    </Screen>
  );
}
