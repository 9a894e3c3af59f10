import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Failure } from "#keys/webauthn.ts";
import { say } from "#texts/say.ts";

/** Why a passkey did not do: what the API says, or what became of it in this browser. */
export const PasskeyTrouble = ({ trouble, silent }: { trouble: Failure; silent: string }) =>
  trouble.kind === "browser" ? (
    <p class="notice warn" role="alert">
      {trouble.why === "cancelled" ? silent : say().passkeys[trouble.why]}
    </p>
  ) : (
    <TroubleNotice trouble={trouble} />
  );
