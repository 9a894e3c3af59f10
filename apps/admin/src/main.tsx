import "@mereau/ui/style/tokens.css";
import "@mereau/ui/style/base.css";
import "@mereau/ui/style/controls.css";
import "#style/desk.css";
import "#style/page.css";
import "#style/table.css";

import { render } from "preact";

import { App } from "#App.tsx";
import { refreshMe } from "#session/me.ts";
import { shell } from "#shell.ts";
import { beginIn } from "#texts/language.ts";

beginIn(shell.language);
await refreshMe();

const root = document.querySelector("#app");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}
