import { useState } from "preact/hooks";

import "#screens/security/security.css";

import { AddPasskey } from "#screens/security/AddPasskey.tsx";
import { AppSetup } from "#screens/security/AppSetup.tsx";
import { RecoveryCodes } from "#screens/security/RecoveryCodes.tsx";
import { say } from "#screens/security/texts.ts";
import { Gate } from "#screens/signIn/Gate.tsx";
import { me, refreshMe, signOut } from "#session/me.ts";
import { slug } from "#shell.ts";
import { say as common } from "#texts/common.ts";

/** For whoever is of the team, is asked for a second step, and has no way to do one yet. */
export function SetupFirst() {
  const words = say();
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <Gate title={words.setup}>
      {codes ? (
        <RecoveryCodes codes={codes} onKept={() => void refreshMe()} />
      ) : (
        <>
          <p>{words.setupLead(me()?.member.name ?? "")}</p>
          <section class="card" aria-labelledby="codes-app">
            <h2 id="codes-app">{words.app}</h2>
            <p>{words.appNone}</p>
            <AppSetup label={words.appStart} onCodes={setCodes} />
          </section>
          <section class="card" aria-labelledby="passkeys">
            <h2 id="passkeys">{words.passkeys}</h2>
            <p>{words.passkeysWhat}</p>
            <AddPasskey onAdded={() => void refreshMe()} />
          </section>
          <a class="slight" href={`/${slug}/`}>
            {common().wallet}
          </a>
          <button type="button" class="slight" onClick={() => void signOut()}>
            {common().signOut}
          </button>
        </>
      )}
    </Gate>
  );
}
