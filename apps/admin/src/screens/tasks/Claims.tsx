import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { Chips } from "#forms/Chips.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { type Claim, claimant } from "#screens/tasks/claim.ts";
import { ClaimDialog, type ClaimDeed } from "#screens/tasks/ClaimDialog.tsx";
import { say } from "#screens/tasks/texts.ts";
import { named } from "#screens/tariff/useTariff.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { inWords } from "#words/amounts.ts";

const FILTERS = ["claimed", "validated", "all"] as const;
type Filter = (typeof FILTERS)[number];

const tagOf = (state: Claim["state"]): string => {
  if (state === "paid") return "tag good";
  return state === "claimed" || state === "validated" ? "tag warn" : "tag";
};

/** What members say that they have done, to be validated and paid, or refused. */
export function Claims() {
  const words = say();
  const [filter, setFilter] = useState<Filter>("claimed");
  const [open, setOpen] = useState<{ deed: ClaimDeed; claim: Claim } | null>(null);
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/task-claims", {
          params: {
            path: here,
            query: {
              all: true,
              limit: 50,
              ...(filter !== "all" && { state: filter }),
              ...(cursor !== null && { cursor }),
            },
          },
        }),
      ),
    filter,
  );
  const columns: readonly Column<Claim>[] = [
    { key: "task", head: words.task, cell: ({ name }) => named(name) },
    {
      key: "by",
      head: words.by,
      cell: (claim) => <a href={at(`/members/${claim.member}`)}>{claimant(claim)}</a>,
    },
    { key: "note", head: words.note, cell: ({ note, reason }) => reason ?? note ?? "–", isMinor: true },
    {
      key: "reward",
      head: words.reward,
      cell: ({ reward }) => inWords(reward.amount, reward.currency),
      isFigure: true,
    },
    {
      key: "state",
      head: words.state,
      cell: ({ state }) => <span class={tagOf(state)}>{words.states[state]}</span>,
    },
    {
      key: "deeds",
      head: words.deeds,
      cell: (claim) => (
        <span class="chips">
          {hasRole("admin", "manager") && claim.state === "claimed" && (
            <>
              <button type="button" class="deed small" onClick={() => setOpen({ deed: "validate", claim })}>
                {words.validate}
              </button>
              <button type="button" class="other small" onClick={() => setOpen({ deed: "refuse", claim })}>
                {words.refuse}
              </button>
            </>
          )}
          {hasRole("admin", "manager") && claim.state === "validated" && (
            <button type="button" class="deed small" onClick={() => setOpen({ deed: "validate", claim })}>
              {words.payAgain}
            </button>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      <Chips
        label={words.claims}
        choices={FILTERS.map((one) => [one, words.claimFilters[one]])}
        chosen={filter}
        onChoose={setFilter}
      />
      <Table
        caption={words.claimsCaption}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.noClaims}</p>}
      />
      {open && (
        <ClaimDialog
          {...open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            document.querySelector("h1")?.focus();
            void pages.refresh();
          }}
        />
      )}
    </>
  );
}
