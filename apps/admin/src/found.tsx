import "@mereau/ui/style/tokens.css";
import "@mereau/ui/style/base.css";
import "@mereau/ui/style/controls.css";
import "#style/desk.css";
import "#style/page.css";
import "#style/founding.css";

import { render } from "preact";

import { shell } from "#screens/founding/shell.ts";
import { Wizard } from "#screens/founding/Wizard.tsx";
import { beginIn } from "#texts/language.ts";

beginIn(shell.language);

const root = document.querySelector("#app");
if (root) {
  root.replaceChildren();
  render(<Wizard />, root);
}
