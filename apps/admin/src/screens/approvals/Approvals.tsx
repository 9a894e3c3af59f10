import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { Chips } from "#forms/Chips.tsx";
import { Page } from "#frame/Page.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { useFilter } from "#lists/useFilter.ts";
import { usePages } from "#lists/usePages.ts";
import { askedFor, deedsInWords, type Proposal } from "#screens/approvals/askedFor.ts";
import { DecideDialog, type Decision } from "#screens/approvals/DecideDialog.tsx";
import { RuleDialog } from "#screens/approvals/RuleDialog.tsx";
import { say } from "#screens/approvals/texts.ts";
import { hasRole, me } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { clockOf, dayOf } from "#words/when.ts";

type Open = { decision: Decision; asked: Proposal };

const tones = {
  open: "warn",
  expired: "",
  approved: "warn",
  done: "good",
  failed: "bad",
  refused: "",
  withdrawn: "",
} as const;

function What({ asked }: { asked: Proposal }) {
  const { sentence, see } = askedFor(asked);
  return (
    <>
      {sentence}
      {see && (
        <>
          {" "}
          <a href={at(see.path)}>{see.name}</a>
        </>
      )}
    </>
  );
}

function State({ asked }: { asked: Proposal }) {
  const words = say();
  const { state, decidedBy, reason } = asked;
  const named = decidedBy?.name ? words.decided(words.states[state], decidedBy.name) : words.states[state];
  return (
    <>
      <span class={`tag ${tones[state]}`}>{named}</span>
      {reason !== null && <small> {reason}</small>}
    </>
  );
}

function Deeds({ asked, onOpen }: { asked: Proposal; onOpen: (open: Open) => void }) {
  const words = say();
  const isOwn = asked.proposedBy.id === me()?.member.id;
  if (asked.state !== "open" && asked.state !== "approved") return null;
  const decisions: readonly Decision[] = isOwn
    ? asked.state === "open"
      ? ["withdraw"]
      : []
    : asked.state === "open"
      ? ["approve", "refuse"]
      : ["approve"];
  return (
    <div class="page-deeds">
      {isOwn && <small>{words.own}</small>}
      {decisions.map((decision) => (
        <button
          key={decision}
          type="button"
          class={`${decision === "approve" ? "deed" : "other"} small`}
          onClick={() => onOpen({ decision, asked })}
        >
          {words[decision].open}
        </button>
      ))}
    </div>
  );
}

const columns = (onOpen: (open: Open) => void): readonly Column<Proposal>[] => {
  const words = say();
  return [
    { key: "what", head: words.what, cell: (asked) => <What asked={asked} /> },
    { key: "by", head: words.by, cell: ({ proposedBy }) => proposedBy.name ?? "—" },
    {
      key: "when",
      head: words.when,
      cell: ({ proposedAt }) => `${dayOf(proposedAt)}, ${clockOf(proposedAt)}`,
    },
    { key: "until", head: words.until, cell: ({ expiresAt }) => dayOf(expiresAt), isMinor: true },
    { key: "state", head: words.state, cell: (asked) => <State asked={asked} /> },
    { key: "deeds", head: words.decide, cell: (asked) => <Deeds asked={asked} onOpen={onOpen} /> },
  ];
};

/** What waits for a second person, what became of the rest, and for what two people are wanted. */
export function Approvals() {
  const words = say();
  const { filter, set } = useFilter(["show"]);
  const [open, setOpen] = useState<Open | null>(null);
  const [isChangingRule, setChangingRule] = useState(false);
  const [changes, setChanges] = useState(0);
  const isAll = filter["show"] === "all";
  const rule = useAnswer(() => ask(api.GET("/v1/{community}/two-person-rule", { params: { path: here } })));
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/proposals", {
          params: {
            path: here,
            query: { open: isAll ? "false" : "true", limit: 50, ...(cursor !== null && { cursor }) },
          },
        }),
      ),
    JSON.stringify([isAll, changes]),
  );
  const changed = () => {
    setOpen(null);
    setChanges((before) => before + 1);
    void rule.refresh();
    document.querySelector("h1")?.focus();
  };
  const deeds = rule.value?.deeds ?? [];
  return (
    <Page
      title={words.title}
      lead={rule.value && (deeds.length > 0 ? words.lead.some(deedsInWords(deeds)) : words.lead.none)}
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
        choices={[
          ["open", words.chips.open],
          ["all", words.chips.all],
        ]}
        chosen={isAll ? "all" : "open"}
        onChoose={(show) => set("show", show === "all" ? "all" : "")}
      />
      <Table
        caption={words.caption}
        columns={columns(setOpen)}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{isAll ? words.noneEver : words.none}</p>}
      />
      {open && <DecideDialog {...open} onDone={changed} onClose={() => setOpen(null)} />}
      {isChangingRule && rule.value && (
        <RuleDialog rule={rule.value} onDone={changed} onClose={() => setChangingRule(false)} />
      )}
    </Page>
  );
}
