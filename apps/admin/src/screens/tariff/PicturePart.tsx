import { useState } from "preact/hooks";

import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { shrink } from "@mereau/ui/shrink.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/tariff/texts.ts";
import { named, type Product } from "#screens/tariff/useTariff.ts";
import { here, slug } from "#shell.ts";
import { say as common } from "#texts/common.ts";

const pathOf = (id: string) => ({ params: { path: { ...here, id } } });

const send = (id: string, picture: Blob): Promise<Answer<unknown>> =>
  ask(
    api.PUT("/v1/{community}/tariff/products/{id}/picture", {
      ...pathOf(id),
      headers: { "Content-Type": picture.type },
      // The contract calls the file a text
      body: picture.type,
      bodySerializer: () => picture,
    }),
  );

type Props = { product: Product; isManaged: boolean; onDone: () => Promise<void> };

/** How it looks on the kiosk and in wallets: a picture from this device, made small here. */
export function PicturePart({ product: { id, name, photo, picture }, isManaged, onDone }: Props) {
  const words = say();
  const [isUnreadable, setUnreadable] = useState(false);
  const put = useDeed((small: Blob) => send(id, small));
  const remove = useDeed(() => ask(api.DELETE("/v1/{community}/tariff/products/{id}/picture", pathOf(id))));
  const source = photo === null ? picture : `/v1/${slug}/pictures/${photo}`;
  const done = async (text: string) => {
    tell(text);
    await onDone();
  };
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const small = await shrink(file);
    input.value = "";
    setUnreadable(small === null);
    if (small && (await put.run(small)) !== null) await done(words.pictureKept);
  };
  const takeAway = async () => {
    if ((await remove.run()) !== null) await done(words.pictureRemoved);
  };
  const trouble = put.trouble ?? remove.trouble;
  return (
    <section class="card">
      <h2>{words.picture}</h2>
      {source === null ? (
        <p class="soft">{words.noPicture}</p>
      ) : (
        <img class="product-picture" src={source} alt={words.pictureOf(named(name))} />
      )}
      {isUnreadable && (
        <p class="notice bad" role="alert">
          {words.unreadable}
        </p>
      )}
      {trouble && <TroubleNotice trouble={trouble} />}
      {isManaged && (
        <>
          <p class="soft">{words.pictureHint}</p>
          <div class="deeds">
            <label class="other small file">
              {put.busy ? common().loading : source === null ? words.choosePicture : words.changePicture}
              <input
                type="file"
                class="for-readers"
                accept="image/*"
                onChange={({ currentTarget }) => void choose(currentTarget)}
              />
            </label>
            {photo !== null && (
              <button type="button" class="slight" onClick={() => void takeAway()}>
                {words.removePicture}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
