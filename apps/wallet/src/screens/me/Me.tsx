import { useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { screens } from "@mereau/shared/wallet/screens.ts";
import { Token } from "@mereau/ui/Token.tsx";
import { Screen } from "#frame/Screen.tsx";
import { isRouted } from "#frame/routed.ts";
import { Groups } from "#screens/me/Groups.tsx";
import { SignOutDialog } from "#screens/me/SignOutDialog.tsx";
import { home } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";
import "#screens/me/me.css";

/** Who one is here, and everything that is set once and then left. */
export function Me() {
  const words = say().me;
  const [leaving, setLeaving] = useState(false);
  const me = home.value?.value.me;
  if (!me) return null;
  return (
    <Screen title={words.title} back={null}>
      <Who member={me.member} />
      <Groups me={me} />
      <p>
        <button type="button" class="slight grave" onClick={() => setLeaving(true)}>
          {words.signOut}
        </button>
      </p>
      {leaving && <SignOutDialog onClose={() => setLeaving(false)} />}
    </Screen>
  );
}

type Member = { name: string; number: number; photo: string | null };

/** The member, and the way to what others see of them. */
function Who({ member: { name, number, photo } }: { member: Member }) {
  const words = say().me;
  const who = (
    <>
      <Token name={name} picture={pictureOf(photo)} large />
      <span>
        <b>{name}</b>
        <small>{words.number(number)}</small>
      </span>
    </>
  );
  return (
    <div class="rows">
      {isRouted(screens.profile) ? (
        <a class="row" href={at(screens.profile)}>
          {who}
          <span class="for-readers">{words.profile}</span>
          <Icon name="forward" size={18} />
        </a>
      ) : (
        <div class="row">{who}</div>
      )}
    </div>
  );
}
