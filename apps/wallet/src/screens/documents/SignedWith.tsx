import { useEffect, useState } from "preact/hooks";

import { type Acceptance, bytesOf } from "#joining/accepting.ts";
import { verify } from "#keys/ed25519.ts";
import { deviceKey } from "#keys/vault.ts";
import { member } from "#session/home.ts";
import { say } from "#texts/say.ts";

/** With which device one signed what one accepted, checked on this very one; it needs no network. Its signature is its `key`. */
export function SignedWith({ one }: { one: Acceptance }) {
  const { documents: words, order } = say();
  const { signed } = one;
  const [[tone, told], tell] = useState(["", signed ? order.checking : words.unsigned]);
  useEffect(() => {
    if (!signed) return;
    void (async () => {
      const { key, at, signature } = signed;
      const me = member()?.id ?? "";
      const own = await deviceKey(me);
      const isHere = own?.id === key.id;
      // Its own key is the one that this device keeps itself
      const { publicKey } = isHere ? own : key;
      tell(
        (await verify(publicKey, bytesOf(me, one, key.id, at), signature))
          ? ["good", words.signed(isHere ? null : key.name)]
          : ["bad", order.notVerified],
      );
    })();
  }, []);
  return <small class={tone}>{told}</small>;
}
