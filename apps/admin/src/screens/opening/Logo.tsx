import { useState } from "preact/hooks";

import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { shrink } from "@mereau/ui/shrink.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/opening/texts.ts";
import { here, slug } from "#shell.ts";
import { say as common } from "#texts/common.ts";

const path = { params: { path: here } };

const send = (picture: Blob): Promise<Answer<unknown>> =>
  ask(
    api.PUT("/v1/{community}/logo", {
      ...path,
      headers: { "Content-Type": picture.type },
      // The contract calls the file a text
      body: picture.type,
      bodySerializer: () => picture,
    }),
  );

/** The logo: a picture from this device, made small here; what is no picture is refused before it is sent. */
export function Logo({ logo, onDone }: { logo: string | null; onDone: () => Promise<void> }) {
  const words = say();
  const [isUnreadable, setUnreadable] = useState(false);
  const put = useDeed(send);
  const remove = useDeed(() => ask(api.DELETE("/v1/{community}/logo", path)));
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const small = await shrink(file);
    input.value = "";
    setUnreadable(small === null);
    if (!small || (await put.run(small)) === null) return;
    tell(words.logoKept);
    await onDone();
  };
  const takeAway = async () => {
    if ((await remove.run()) === null) return;
    tell(words.logoRemoved);
    await onDone();
  };
  const trouble = put.trouble ?? remove.trouble;
  return (
    <section class="page-part" aria-label={words.logo}>
      {logo !== null && <img class="logo" src={`/v1/${slug}/pictures/${logo}`} alt={words.logo} />}
      <p class="soft">{words.logoHint}</p>
      {isUnreadable && (
        <p class="notice bad" role="alert">
          {words.unreadable}
        </p>
      )}
      {trouble && <TroubleNotice trouble={trouble} />}
      <div class="deeds">
        <label class="other small file">
          {put.busy ? common().loading : logo === null ? words.chooseLogo : words.changeLogo}
          <input
            type="file"
            class="for-readers"
            accept="image/*"
            onChange={({ currentTarget }) => void choose(currentTarget)}
          />
        </label>
        {logo !== null && (
          <button type="button" class="slight" onClick={() => void takeAway()}>
            {words.removeLogo}
          </button>
        )}
      </div>
    </section>
  );
}
