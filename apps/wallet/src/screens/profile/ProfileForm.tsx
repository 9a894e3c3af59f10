import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import type { components } from "@mereau/workers/client";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Screen } from "#frame/Screen.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { CategoryChoices } from "#screens/profile/CategoryChoices.tsx";
import { changeOf, faultsOf, type Written, writtenOf } from "#screens/profile/change.ts";
import { PlaceFields } from "#screens/profile/PlaceFields.tsx";
import { ShownChoices } from "#screens/profile/ShownChoices.tsx";
import { here } from "#shell.ts";
import { useDraft } from "#store/useDraft.ts";
import { say } from "#texts/say.ts";

export type Own = { member: components["schemas"]["MemberWithAccounts"]; isProvider: boolean };

type Props = {
  own: Own;
  aside: ComponentChildren;
  onSaved: (member: Own["member"]) => void;
  children: ComponentChildren;
};

const shown = ["name", "about", "categories", "place", "hours", "website"];

/** What one tells of oneself. The draft has what was changed alone: what others change meanwhile stays. */
export function ProfileForm({ own: { member, isProvider }, aside, onSaved, children }: Props) {
  const words = say().profile;
  const { draft, set, drop } = useDraft<Partial<Written> & Record<string, string>>("profile", () => ({}));
  const before = writtenOf(member);
  const written: Written = { ...before, ...draft };
  const change = changeOf(written, before);
  const [checked, setChecked] = useState(0);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const faults = checked > 0 ? faultsOf(written) : {};
  const told = toldByField(refused, shown);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [checked, refused]);

  const save = async () => {
    if (!change || busy) return;
    setChecked(checked + 1);
    if (Object.keys(faultsOf(written)).length > 0) return;
    setBusy(true);
    const path = { ...here, id: member.id };
    const answer = await ask(api.PATCH("/v1/{community}/members/{id}", { params: { path }, body: change }));
    setBusy(false);
    setRefused(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    drop();
    setChecked(0);
    onSaved(answer.value);
    tell(say().common.saved);
  };
  const deed = (
    <button class="deed" form="profile" aria-disabled={!change || busy}>
      {busy ? say().common.loading : change ? say().common.save : words.nothingChanged}
    </button>
  );
  const field = (name: keyof Written) => ({
    value: written[name],
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      set({ [name]: currentTarget.value }),
  });
  return (
    <Screen title={words.title} back="/me" aside={aside} deeds={deed}>
      {children}
      <form
        id="profile"
        ref={form}
        class="page-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {told.rest && <TroubleNotice trouble={told.rest} />}
        <Field
          label={words.name}
          hint={words.nameHint}
          wrong={faults.name ? words.nameMissing : told.fields["name"]}
        >
          <input maxLength={80} autoComplete="name" {...field("name")} />
        </Field>
        <Field label={words.about} hint={words.aboutHint} wrong={told.fields["about"]}>
          <textarea maxLength={1_000} rows={4} {...field("about")} />
        </Field>
        <CategoryChoices
          chosen={written.categories}
          wrong={told.fields["categories"]}
          onChange={(categories) => set({ categories })}
        />
        {isProvider ? (
          <>
            <PlaceFields written={written} faults={faults} wrong={told.fields["place"]} set={set} />
            <Field label={words.hours} wrong={told.fields["hours"]}>
              <textarea maxLength={300} rows={3} placeholder={words.hoursExample} {...field("hours")} />
            </Field>
          </>
        ) : (
          <p class="soft">{words.providersOnly}</p>
        )}
        <Field label={words.website} wrong={told.fields["website"]}>
          <input
            type="url"
            inputMode="url"
            autoComplete="url"
            maxLength={200}
            placeholder={words.websiteExample}
            {...field("website")}
          />
        </Field>
        <ShownChoices member={member} written={written} set={set} />
      </form>
    </Screen>
  );
}
