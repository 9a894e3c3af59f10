import "@mereau/ui/style/tokens.css";
import "@mereau/ui/style/base.css";
import "@mereau/ui/style/controls.css";
import "#style/frame.css";

import { render } from "preact";

import { App } from "#App.tsx";
import { listen } from "#live/socket.ts";
import { learnKey } from "#keys/owner.ts";
import { readUnderWay } from "#paying/orders.ts";
import { watchOutbox } from "#paying/outbox.ts";
import { isSignedIn } from "#session/session.ts";
import { recallHome, refreshHome } from "#session/home.ts";
import { noteHere } from "#session/met.ts";
import { shell } from "#shell.ts";
import { chosenLanguage, speak } from "#texts/say.ts";
import { watchForUpdates } from "#update.ts";

if (isSignedIn.value) void refreshHome();
const known = isSignedIn.value ? Promise.all([recallHome(), readUnderWay(), learnKey()]) : undefined;
await Promise.all([speak(chosenLanguage() ?? shell.language), known]);

const root = document.querySelector("#app");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}

listen();
watchOutbox();
watchForUpdates();
noteHere();
