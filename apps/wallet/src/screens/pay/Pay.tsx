import { useLocation, useRoute } from "preact-iso";

import { Screen } from "#frame/Screen.tsx";
import { ChoosePayee } from "#screens/pay/ChoosePayee.tsx";
import { FromLink } from "#screens/pay/FromLink.tsx";
import { FromRequest } from "#screens/pay/FromRequest.tsx";
import { isSignedIn } from "#session/session.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/pay/pay.css";

/** Paying: whom, unless a link or a request says it, then how much. */
export function Pay() {
  const { params } = useRoute();
  const { path, query } = useLocation();
  if (!isSignedIn.value) return <SignInFirst />;
  const request = params["request"];
  if (request !== undefined) return <FromRequest code={request} />;
  const number = params["number"] ?? query["to"];
  if (number === undefined) return <ChoosePayee />;
  return <FromLink key={path + number} number={number} currency={query["c"] ?? null} />;
}

/** A link to pay was opened by somebody who is not signed in: they come back here. */
function SignInFirst() {
  const words = say();
  const { url } = useLocation();
  const next = encodeURIComponent(url.slice(at("").length));
  const deeds = (
    <>
      <a class="deed" href={at(`/sign-in?next=${next}`)}>
        {words.welcome.signIn}
      </a>
      <a class="other" href={at("/join")}>
        {words.welcome.join}
      </a>
    </>
  );
  return (
    <Screen title={words.pay.title} deeds={deeds}>
      <p>{words.pay.signInFirst}</p>
    </Screen>
  );
}
