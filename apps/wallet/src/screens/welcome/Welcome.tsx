import { useEffect } from "preact/hooks";

import { CommunityToken } from "@mereau/ui/Token.tsx";
import { EndedNotice } from "#frame/EndedNotice.tsx";
import { application, type Kept, refreshStanding } from "#joining/application.ts";
import { at, community } from "#shell.ts";
import { choose, language, sayFirst } from "#texts/say.ts";
import { now } from "@mereau/ui/clock.ts";
import { momentOf } from "#words/when.ts";
import { pictureOf } from "#words/picture.ts";
import "#screens/welcome/welcome.css";

/** Who this is, and the way in, for whoever is not signed in. */
export function Welcome() {
  const words = sayFirst().welcome;
  const { name, territory, looks, demo, directoryPublic } = community;
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
        <EndedNotice />
        {application.value && <OwnApplication kept={application.value} />}
        {demo && <p class="notice">{words.demo}</p>}
        {directoryPublic && (
          <p>
            <a href={at("/directory")}>{words.directory}</a>
          </p>
        )}
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
          {application.value ? sayFirst().welcome.seeApplication : words.join}
        </a>
        <button type="button" class="slight" lang={other} onClick={() => void choose(other)}>
          {words.other}
        </button>
      </footer>
    </div>
  );
}

/** Where the application that was made on this device stands. */
function OwnApplication({ kept: { standing } }: { kept: Kept }) {
  const words = sayFirst().welcome.application;
  useEffect(() => void refreshStanding(), []);
  const told =
    standing?.state === "waiting"
      ? words.waiting(momentOf(standing.appliedAt, now()))
      : words[standing?.state ?? "none"];
  return (
    <p class="notice" role="status">
      {told}
    </p>
  );
}
