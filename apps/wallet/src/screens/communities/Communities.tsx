import { useState } from "preact/hooks";

import { Token } from "@mereau/ui/Token.tsx";
import { Screen } from "#frame/Screen.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { AddCommunity } from "#screens/communities/AddCommunity.tsx";
import { forgetMet, isHere, met, type Met } from "#session/met.ts";
import { say } from "#texts/say.ts";
import "#screens/communities/communities.css";

/** The communities that were met on this device: each is opened from here, and one more is added by its address. */
export function Communities() {
  const words = say().communities;
  const [leaving, setLeaving] = useState<Met | null>(null);
  const all = met.value.toSorted((one, other) => Number(isHere(other)) - Number(isHere(one)));
  return (
    <Screen title={words.title} back="/me">
      <p>{words.lead}</p>
      <ul class="rows met">
        {all.map((one) => (
          <li key={`${one.origin}/${one.slug}`}>
            <Row one={one} />
            {!isHere(one) && (
              <button type="button" class="slight grave" onClick={() => setLeaving(one)}>
                {words.remove}
                <span class="for-readers"> {one.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <AddCommunity />
      {leaving && (
        <SureDialog
          title={words.removeSure(leaving.name)}
          deed={words.removeDeed}
          grave={false}
          onSure={() => {
            forgetMet(leaving);
            setLeaving(null);
          }}
          onClose={() => setLeaving(null)}
        >
          <p>{words.removeWhat}</p>
        </SureDialog>
      )}
    </Screen>
  );
}

/** What is known of one: whether somebody is signed in there is known of this host alone. */
function stateOf({ origin, slug }: Met): string {
  const words = say().communities;
  if (origin !== location.origin) return new URL(origin).host;
  return localStorage.getItem(`mereau:${slug}:signed-in`) === "yes" ? words.signedIn : words.signedOut;
}

function Row({ one }: { one: Met }) {
  const { origin, slug, name, logo } = one;
  const inside = (
    <>
      <Token name={name} picture={logo && `/v1/${slug}/pictures/${logo}`} />
      <span>
        <b>{name}</b>
        <small class={isHere(one) ? "waits" : ""}>
          {isHere(one) ? say().communities.here : stateOf(one)}
        </small>
      </span>
    </>
  );
  return isHere(one) ? (
    <div class="row">{inside}</div>
  ) : (
    <a class="row" href={`${origin}/${slug}/`} data-native>
      {inside}
    </a>
  );
}
