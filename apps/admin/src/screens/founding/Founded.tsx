import { useState } from "preact/hooks";

import { draft, startAnew } from "#screens/founding/draft.ts";
import { say } from "#screens/founding/texts.ts";

/** It is there: somebody to invite, the wallet, the desk. */
export function Founded() {
  const words = say();
  const { name, slug, email, isIn, invitationPath } = draft.value;
  return (
    <div class="form">
      <h1 tabIndex={-1}>{words.founded(name)}</h1>
      <p>{isIn ? words.foundedLead : words.foundedOut(email)}</p>
      {invitationPath !== null && <Invitation link={location.origin + invitationPath} />}
      <div class="deeds">
        <a class="deed" href={`/${slug}/admin/opening`}>
          {words.toOpening}
        </a>
        <a class="other" href={`/${slug}/admin/`}>
          {words.toDesk}
        </a>
        {isIn && (
          <a class="other" href={`/${slug}/`}>
            {words.toWallet}
          </a>
        )}
      </div>
      <p>
        <button
          type="button"
          class="slight"
          onClick={() => {
            startAnew();
            scrollTo(0, 0);
          }}
        >
          {words.anew}
        </button>
      </p>
    </div>
  );
}

function Invitation({ link }: { link: string }) {
  const words = say();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <section class="card">
      <h2>{words.invite}</h2>
      <p>{words.inviteLead}</p>
      <p class="link">
        <a href={link}>{link}</a>
      </p>
      <div class="deeds">
        <button type="button" class="other" onClick={() => void copy()}>
          {words.copy}
        </button>
      </div>
      <p role="status">{isCopied && words.copied}</p>
    </section>
  );
}
