import { useState } from "preact/hooks";

import { brandTokens, contrastOf } from "@mereau/shared/looks/contrast.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { Logo } from "#screens/opening/Logo.tsx";
import { say } from "#screens/opening/texts.ts";
import type { Opening } from "#screens/opening/useOpening.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { decimalOf } from "#words/decimal.ts";

type Props = { opening: Opening; onDone: () => Promise<void> };
type Kept = { colour: string; description: string | null; logo: string | null };

/** Its colour, its logo, and a sentence that presents it. */
export function Looks({ onDone }: Props) {
  const { value, trouble, refresh } = useAnswer(() =>
    ask(api.GET("/v1/{community}/settings", { params: { path: here } })),
  );
  if (trouble) return <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />;
  if (!value) return <p role="status">{common().loading}</p>;
  const again = async () => {
    await Promise.all([refresh(), onDone()]);
  };
  return (
    <div class="page-part">
      <Logo logo={value.looks.logo} onDone={again} />
      <LooksForm looks={value.looks} onDone={again} />
    </div>
  );
}

function LooksForm({ looks, onDone }: { looks: Kept; onDone: () => Promise<void> }) {
  const words = say();
  const [colour, setColour] = useState(looks.colour);
  const [description, setDescription] = useState(looks.description ?? "");
  const { light } = brandTokens(colour);
  const save = useDeed(() =>
    ask(
      api.PATCH("/v1/{community}/settings", {
        params: { path: here },
        body: { looks: { colour, description: description.trim() || null } },
      }),
    ),
  );
  const { fields, rest } = toldByField(save.trouble, ["looks"]);
  return (
    <form
      class="form"
      onSubmit={async (event) => {
        event.preventDefault();
        if ((await save.run()) === null) return;
        tell(words.looksKept);
        await onDone();
      }}
    >
      {rest && <TroubleNotice trouble={rest} />}
      <Field label={words.colour} wrong={fields["looks"]}>
        <input type="color" value={colour} onInput={({ currentTarget }) => setColour(currentTarget.value)} />
      </Field>
      <span class="sample" style={{ background: light.brand, color: light.onBrand }}>
        {words.sample}
      </span>
      <p class="soft" role="status">
        {words.contrast(decimalOf(contrastOf(light.brand, light.onBrand).toFixed(1)))}
        {light.brand !== colour && ` ${words.moved}`}
      </p>
      <Field label={words.description} hint={words.descriptionHint}>
        <textarea
          value={description}
          maxLength={600}
          onInput={({ currentTarget }) => setDescription(currentTarget.value)}
        />
      </Field>
      <div class="deeds">
        <button class="other" aria-disabled={save.busy}>
          {save.busy ? common().loading : words.keepLooks}
        </button>
      </div>
    </form>
  );
}
