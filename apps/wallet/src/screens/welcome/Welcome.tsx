import { useEffect } from "preact/hooks";

import { CommunityToken } from "@mereau/ui/Token.tsx";
import { at, community } from "#shell.ts";
import { choose, language, say } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";
import "#screens/welcome/welcome.css";

/** Who this is, and the way in, for whoever is not signed in. */
export function Welcome() {
  const words = say().welcome;
  const { name, territory, looks, demo } = community;
  const other = language.value === "fr" ? "en" : "fr";
  useEffect(() => {
    document.title = name;
  }, [name]);
  return (
    <div class="screen welcome">
      <main id="content" class="page">
        <CommunityToken name={name} picture={pictureOf(looks.logo)} large />
        <h1>{words.title(name)}</h1>
        {territory && <p class="soft">{territory}</p>}
        <p class="lead">{looks.description ?? words.lead}</p>
        {demo && <p class="notice">{words.demo}</p>}
        <p>
          <a href={at("/figures")} data-native>
            {words.figures}
          </a>
        </p>
      </main>
      <footer class="deeds">
        <a class="deed" href={at("/sign-in")}>
          {words.signIn}
        </a>
        <a class="other" href={at("/join")}>
          {words.join}
        </a>
        <button type="button" class="slight" lang={other} onClick={() => void choose(other)}>
          {words.other}
        </button>
      </footer>
    </div>
  );
}
