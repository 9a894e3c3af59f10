import { useLocation } from "preact-iso";

import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import { Screen } from "#frame/Screen.tsx";
import { PlannedRows } from "#screens/me/PlannedRows.tsx";
import { member } from "#session/home.ts";
import { signOut } from "#session/session.ts";
import { at } from "#shell.ts";
import { choose, language, say } from "#texts/say.ts";

/** Who one is here, and everything that is set once and then left. */
export function Me() {
  const words = say().me;
  const { route } = useLocation();
  const me = member();
  const leave = async () => {
    if (!confirm(words.signOutSure)) return;
    await signOut();
    route(at("/"), true);
  };
  return (
    <Screen title={words.title} back={null}>
      {me && (
        <div class="row">
          <Token name={me.name} large />
          <span>
            <b>{me.name}</b>
            <small>{words.number(me.number)}</small>
          </span>
        </div>
      )}
      <PlannedRows />
      <ul class="rows">
        <li>
          <a class="row bare" href={at("/me/code")}>
            <b>{words.code}</b>
            <Icon name="forward" size={18} />
          </a>
        </li>
        <li>
          <button
            type="button"
            class="row bare"
            onClick={() => void choose(language.value === "fr" ? "en" : "fr")}
          >
            <b>{words.language}</b>
            <span>{language.value === "fr" ? "Français" : "English"}</span>
          </button>
        </li>
      </ul>
      <button type="button" class="slight grave" onClick={() => void leave()}>
        {words.signOut}
      </button>
    </Screen>
  );
}
