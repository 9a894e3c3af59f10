import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { Chips } from "#forms/Chips.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { asked, useFilter } from "#lists/useFilter.ts";
import { usePages } from "#lists/usePages.ts";
import { CounterPage } from "#screens/counter/CounterPage.tsx";
import { inEuros } from "#words/euros.ts";
import { BankFiles } from "#screens/counter/redemptions/BankFiles.tsx";
import { NewFile } from "#screens/counter/redemptions/NewFile.tsx";
import { readRedemptions } from "#screens/counter/redemptions/readRedemptions.ts";
import { RuleDialog } from "#screens/counter/redemptions/RuleDialog.tsx";
import type { Redemption } from "#screens/counter/redemptions/stand.ts";
import { StandTag } from "#screens/counter/redemptions/StandTag.tsx";
import { say } from "#screens/counter/redemptions/texts.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { inWords } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";

const columns = (): readonly Column<Redemption>[] => {
  const words = say();
  return [
    {
      key: "who",
      head: words.who,
      cell: ({ id, holder, account }) => <a href={at(`/counter/redemptions/${id}`)}>{holder ?? account}</a>,
    },
    { key: "at", head: words.at, cell: ({ at: moment }) => dayOf(moment) },
    { key: "state", head: words.state, cell: (redemption) => <StandTag redemption={redemption} /> },
    {
      key: "iban",
      head: words.iban,
      cell: ({ payTo }) => payTo?.iban ?? <span class="tag warn">{words.noIban}</span>,
      isMinor: true,
    },
    {
      key: "euros",
      head: words.euros,
      cell: ({ euros, owed, currency }) => (euros === null ? inWords(owed, currency) : inEuros(euros)),
      isFigure: true,
    },
  ];
};

const STATES = ["due", "wired", "reversed"] as const;

/** What was given back for euros: who approves, what the bank is given, and what was wired. */
export function Redemptions() {
  const words = say();
  const { filter, set } = useFilter(["state"]);
  const state = STATES.find((one) => one === asked(filter)["state"]) ?? "due";
  const [changes, setChanges] = useState(0);
  const [isChangingRule, setChangingRule] = useState(false);
  const rule = useAnswer(() => ask(api.GET("/v1/{community}/payout-rule", { params: { path: here } })));
  const pages = usePages(
    (cursor) => readRedemptions({ state, limit: 50, ...(cursor !== null && { cursor }) }),
    JSON.stringify([state, changes]),
  );
  const twoFrom = rule.value?.twoFrom;
  const changed = () => setChanges((before) => before + 1);
  return (
    <CounterPage
      title={words.title}
      lead={rule.value ? (twoFrom ? words.lead.two(inEuros(twoFrom)) : words.lead.one) : undefined}
      deeds={
        hasRole("admin") &&
        rule.value && (
          <button type="button" class="other small" onClick={() => setChangingRule(true)}>
            {words.rule.open}
          </button>
        )
      }
    >
      <Chips
        choices={STATES.map((one) => [one, words.states[one]])}
        chosen={state}
        onChoose={(one) => set("state", one === "due" ? "" : one)}
      />
      {state === "due" && <NewFile key={changes} onMade={changed} />}
      <Table
        caption={words.caption}
        columns={columns()}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.none}</p>}
      />
      <BankFiles about={changes} onSettled={changed} />
      {isChangingRule && (
        <RuleDialog
          twoFrom={twoFrom ?? null}
          onDone={() => {
            void rule.refresh();
            changed();
          }}
          onClose={() => setChangingRule(false)}
        />
      )}
    </CounterPage>
  );
}
