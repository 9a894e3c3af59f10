import { useLocation } from "preact-iso";
import { useMemo, useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { now } from "@mereau/ui/clock.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { Chips } from "#forms/Chips.tsx";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Chosen, ChooseMember } from "#members/ChooseMember.tsx";
import { readWhom, type Whom } from "#screens/members/invitations/people.ts";
import { say } from "#screens/members/invitations/texts.ts";
import { WhomFields } from "#screens/members/invitations/WhomFields.tsx";
import { useMemberTypes } from "#screens/members/useMemberTypes.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

const DAYS = 60;
const KINDS = ["named", "unnamed", "shared"] as const;

const dateIn = (days: number): string => {
  const day = new Date(now());
  day.setDate(day.getDate() + days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
};

/** The last moment of a day on this device. */
const endOf = (date: string): number => new Date(`${date}T23:59:59`).getTime();

/** Makes one invitation or many, then leads to where they are printed. */
export function NewInvitations() {
  const words = say().make;
  const { route } = useLocation();
  const types = useMemberTypes();
  const [whom, setWhom] = useState<Whom>({ kind: "named", names: "", count: "", note: "" });
  const [type, setType] = useState("");
  const [until, setUntil] = useState(() => dateIn(DAYS));
  const [approved, setApproved] = useState(false);
  const [isSponsored, setSponsored] = useState(false);
  const [sponsor, setSponsor] = useState<Chosen | null>(null);
  const read = readWhom(whom);
  const made = read && "notes" in read ? read : null;
  const asked = made && {
    ...made,
    type: type === "" ? null : type,
    expiresAt: until === "" ? 0 : endOf(until),
    approved,
    sponsor: isSponsored && sponsor ? sponsor.id : null,
  };
  // The same once more is the same batch, and whatever was changed meanwhile another one
  const id = useMemo(newId, [JSON.stringify(asked)]);
  const deed = useDeed((body: NonNullable<typeof asked>) =>
    ask(api.POST("/v1/{community}/invitation-batches", { params: { path: here }, body: { id, ...body } })),
  );
  const told = toldByField(deed.trouble, ["notes", "expiresAt", "type", "sponsor"]);
  const isReady = asked !== null && until !== "" && (!isSponsored || sponsor !== null);
  const carryOut = async () => {
    if (!isReady) return;
    const batch = await deed.run(asked);
    if (batch === null) return;
    tell(words.done(batch.items.length));
    route(at(`/members/invitations?batch=${batch.id}`));
  };
  return (
    <Page title={words.title} lead={say().lead} back="/members/invitations">
      <form
        class="card form"
        onSubmit={(event) => {
          event.preventDefault();
          void carryOut();
        }}
      >
        <Chips
          label={words.kinds}
          choices={KINDS.map((kind) => [kind, words[kind]] as const)}
          chosen={whom.kind}
          onChoose={(kind) => setWhom((before) => ({ ...before, kind }))}
        />
        <WhomFields
          whom={whom}
          wrong={read && "wrong" in read ? read.wrong : null}
          told={told.fields["notes"]}
          onChange={(change) => setWhom((before) => ({ ...before, ...change }))}
        />
        <div class="pair">
          <Field label={words.type} wrong={told.fields["type"]}>
            <select value={type} onChange={({ currentTarget: { value } }) => setType(value)}>
              <option value="">{say().anyType}</option>
              {types.all.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <Field label={words.until} wrong={told.fields["expiresAt"]}>
            <input
              type="date"
              min={dateIn(0)}
              max={dateIn(365)}
              value={until}
              onInput={({ currentTarget: { value } }) => setUntil(value)}
            />
          </Field>
        </div>
        {hasRole("admin", "manager") && (
          <label class="choice">
            <input
              type="checkbox"
              checked={approved}
              onChange={({ currentTarget: { checked } }) => setApproved(checked)}
            />
            <span>
              {words.approved}
              <small>{words.approvedHint}</small>
            </span>
          </label>
        )}
        <label class="choice">
          <input
            type="checkbox"
            checked={isSponsored}
            onChange={({ currentTarget: { checked } }) => setSponsored(checked)}
          />
          {words.sponsored}
        </label>
        {isSponsored && (
          <ChooseMember
            label={words.sponsor}
            chosen={sponsor}
            wrong={told.fields["sponsor"]}
            onChoose={setSponsor}
          />
        )}
        {told.rest && <TroubleNotice trouble={told.rest} />}
        <div class="deeds">
          <button class="deed" aria-disabled={!isReady || deed.busy}>
            {deed.busy ? common().loading : words.deed(made?.notes.length ?? 0)}
          </button>
        </div>
      </form>
    </Page>
  );
}
