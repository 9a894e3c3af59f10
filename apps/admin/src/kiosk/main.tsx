import "@mereau/ui/style/tokens.css";
import "@mereau/ui/style/base.css";
import "@mereau/ui/style/controls.css";
import "#kiosk/kiosk.css";

import { render } from "preact";

import { Kiosk } from "#kiosk/Kiosk.tsx";
import { shell } from "#shell.ts";
import { beginIn } from "#texts/language.ts";

beginIn(shell.language);

const root = document.querySelector("#app");
if (root) {
  root.replaceChildren();
  render(<Kiosk />, root);
}
