import { CommunityToken } from "@mereau/ui/Token.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { homeTrouble, refreshHome } from "#session/home.ts";
import { community } from "#shell.ts";
import { sayFirst } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";
import "#screens/home/home.css";

/** The first screen before anything is known: its shape, at its size. */
export const HomeWaiting = () => (
  <div class="home">
    <header class="top">
      <CommunityToken name={community.name} picture={pictureOf(community.looks.logo)} />
      <h1>
        {community.name}
        <small class="waiting" data-shape="Camille" />
      </h1>
    </header>
    <main id="content" class="page" aria-busy="true">
      <p class="for-readers">{sayFirst().common.loading}</p>
      {homeTrouble.value && <TroubleNotice trouble={homeTrouble.value} onRetry={() => void refreshHome()} />}
      <section class="balance" aria-hidden="true">
        <p>
          <span class="figure large waiting" data-shape="1 234,50" />
        </p>
      </section>
    </main>
  </div>
);
