import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/security/texts.ts";
import type { PasskeyFailure } from "#session/passkeys.ts";

/** Why a passkey did not do: what the API says, or what became of it in this browser. */
export const PasskeyTrouble = ({ trouble }: { trouble: PasskeyFailure }) =>
  trouble.kind === "browser" ? (
    <p class="notice warn" role="alert">
      {say().why[trouble.why]}
    </p>
  ) : (
    <TroubleNotice trouble={trouble} />
  );
