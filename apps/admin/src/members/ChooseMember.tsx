import { useEffect, useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#members/texts.ts";
import { here } from "#shell.ts";

type Member = components["schemas"]["Member"];
type Account = components["schemas"]["Account"];

/** A member, with their accounts. */
export type Chosen = { id: string; name: string; number: number; accounts: readonly Account[] };

/** After this long without another letter is looked for them. */
const REST_MS = 250;

const readMembers = (q: string) =>
  ask(
    api.GET("/v1/{community}/members", { params: { path: here, query: { q, status: "active", limit: 6 } } }),
  );

const readAccounts = (member: string) =>
  ask(api.GET("/v1/{community}/accounts", { params: { path: here, query: { member } } }));

type Props = {
  /** What they are chosen for; without it: for whom something is done. */
  label?: string;
  chosen: Chosen | null;
  wrong: string | undefined;
  onChoose: (member: Chosen | null) => void;
};

/** Finds who it is for, by name or number. */
export function ChooseMember({ label = say().member, chosen, wrong, onChoose }: Props) {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<readonly Member[] | null>(null);
  const words = say();
  const open = useDeed(readAccounts);
  useEffect(() => {
    const q = typed.trim();
    if (q === "") return setFound(null);
    let isLatest = true;
    const timer = setTimeout(async () => {
      const answer = await readMembers(q);
      if (isLatest) setFound(answer.ok ? answer.value.items : null);
    }, REST_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [typed]);
  const choose = async ({ id, name, number }: Member) => {
    const accounts = await open.run(id);
    if (accounts === null) return;
    setTyped("");
    onChoose({ id, name, number, accounts: accounts.items });
  };
  if (chosen)
    return (
      <div class="field">
        <span>{label}</span>
        <p>
          <b>{words.numbered(chosen.name, chosen.number)}</b>{" "}
          <button type="button" class="slight" onClick={() => onChoose(null)}>
            {words.other}
          </button>
        </p>
        {wrong !== undefined && (
          <span class="wrong" role="alert">
            {wrong}
          </span>
        )}
      </div>
    );
  return (
    <div>
      <Field
        label={label}
        hint={words.memberHint}
        wrong={found?.length === 0 ? words.unknown : typed === "" ? wrong : undefined}
      >
        <input
          autoComplete="off"
          maxLength={80}
          value={typed}
          onInput={({ currentTarget: { value } }) => setTyped(value)}
          onKeyDown={(event) => {
            const [only, ...others] = found ?? [];
            if (event.key !== "Enter" || !only || others.length > 0) return;
            event.preventDefault();
            void choose(only);
          }}
        />
      </Field>
      {found && found.length > 0 && (
        <ul class="rows" aria-label={words.found}>
          {found.map((member) => (
            <li key={member.id}>
              <button type="button" class="other small" onClick={() => void choose(member)}>
                {words.numbered(member.name, member.number)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {open.trouble && <TroubleNotice trouble={open.trouble} />}
    </div>
  );
}
