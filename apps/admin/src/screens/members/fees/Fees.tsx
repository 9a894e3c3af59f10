import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { askJson } from "#api/askJson.ts";
import { api } from "#api/client.ts";
import { Chips } from "#forms/Chips.tsx";
import { Page } from "#frame/Page.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { asked, useFilter } from "#lists/useFilter.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { usePages } from "#lists/usePages.ts";
import { FeePolicyCard } from "#screens/members/fees/FeePolicyCard.tsx";
import { RecordFee } from "#screens/members/fees/RecordFee.tsx";
import { RefundFee } from "#screens/members/fees/RefundFee.tsx";
import { say } from "#screens/members/fees/texts.ts";
import { WaiveFee } from "#screens/members/fees/WaiveFee.tsx";
import { hasRole } from "#session/me.ts";
import { at, here, slug } from "#shell.ts";
import { language } from "#texts/language.ts";
import { countOf, inWords } from "#words/amounts.ts";
import { dateAt, dateOf, dayOf } from "#words/when.ts";

export type Fee = components["schemas"]["MembershipFee"];
type Open = { deed: "record" | "waive" | "refund"; fee: Fee };

const STATES = ["due", "overdue", "paid", "waived"] as const;
const tones = { due: "", overdue: "bad", paid: "good", waived: "" } as const;

const columns = (onOpen: (open: Open) => void): readonly Column<Fee>[] => {
  const words = say();
  return [
    {
      key: "member",
      head: words.member,
      cell: ({ member: { id, name } }) => <a href={at(`/members/${id}`)}>{name}</a>,
    },
    { key: "period", head: words.period, cell: ({ period }) => period },
    { key: "amount", head: words.amount, cell: (fee) => inWords(fee.amount, fee.currency), isFigure: true },
    {
      key: "state",
      head: words.state,
      cell: ({ state }) => <span class={`tag ${tones[state]}`}>{words.states[state]}</span>,
    },
    { key: "ends", head: words.ends, cell: ({ endsOn }) => dateOf(endsOn), isMinor: true },
    {
      key: "due",
      head: words.due,
      cell: ({ dueAt, noticedAt }) => (
        <div>
          {dayOf(dueAt)} {noticedAt !== null && <small>{words.told(dateAt(noticedAt))}</small>}
        </div>
      ),
      isMinor: true,
    },
    { key: "deed", head: words.deed, cell: (fee) => <FeeDeeds fee={fee} onOpen={onOpen} /> },
  ];
};

function FeeDeeds({ fee, onOpen }: { fee: Fee; onOpen: (open: Open) => void }) {
  const words = say();
  const { name } = fee.member;
  if (fee.state === "waived") return <>—</>;
  if (fee.state === "paid")
    return (
      <span class="page-deeds">
        <a
          class="other small"
          aria-label={words.receiptOf(name, fee.period)}
          href={`/v1/${slug}/membership-fees/${fee.id}/receipt?lang=${language.value}`}
          target="_blank"
          rel="noreferrer"
        >
          {words.receipt}
        </a>
        {hasRole("admin", "manager") && (
          <button
            type="button"
            class="other small"
            aria-label={words.refundOf(name, fee.period)}
            onClick={() => onOpen({ deed: "refund", fee })}
          >
            {words.refund}
          </button>
        )}
      </span>
    );
  return (
    <span class="page-deeds">
      {hasRole("admin", "manager", "teller") && (
        <button
          type="button"
          class="other small"
          aria-label={words.recordOf(name, fee.period)}
          onClick={() => onOpen({ deed: "record", fee })}
        >
          {words.record}
        </button>
      )}
      {hasRole("admin", "manager") && (
        <button
          type="button"
          class="other small"
          aria-label={words.waiveOf(name, fee.period)}
          onClick={() => onOpen({ deed: "waive", fee })}
        >
          {words.waive}
        </button>
      )}
    </span>
  );
}

const readFees = (state: Fee["state"] | undefined, cursor: string | null) =>
  askJson(
    api.GET("/v1/{community}/membership-fees", {
      params: {
        path: here,
        query: { all: true, limit: 50, ...(state && { state }), ...(cursor !== null && { cursor }) },
      },
    }),
  );

/** Everybody’s membership fees: due, late, paid; taken at the desk, or waived. */
export function Fees() {
  const words = say();
  const { filter, set } = useFilter(["state"]);
  const state = STATES.find((one) => one === asked(filter)["state"]);
  const [open, setOpen] = useState<Open | null>(null);
  const pages = usePages((cursor) => readFees(state, cursor), state ?? "");
  const totals = useAnswer(() =>
    ask(api.GET("/v1/{community}/membership-fees/totals", { params: { path: here, query: {} } })),
  );
  const close = () => setOpen(null);
  const done = () => {
    close();
    document.querySelector("h1")?.focus();
    void pages.refresh();
    void totals.refresh();
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      back="/members"
      deeds={
        <a class="other small" href={`/v1/${slug}/membership-fees?all=true&format=csv`} download>
          {words.export}
        </a>
      }
    >
      <FeePolicyCard />
      <div class="cards four">
        {totals.value?.items.map(({ currency, state: one, fees, asked: sum }) => (
          <section key={`${currency} ${one}`} class="card">
            <h2>{words.totals[one]}</h2>
            <p>{words.fees(countOf(fees), inWords(sum, currency))}</p>
          </section>
        ))}
      </div>
      <Chips
        choices={[["", words.any], ...STATES.map((each) => [each, words.states[each]] as const)]}
        chosen={state ?? ""}
        onChoose={(each) => set("state", each)}
      />
      <Table
        caption={words.caption}
        columns={columns(setOpen)}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.none}</p>}
      />
      {open?.deed === "record" && <RecordFee fee={open.fee} onClose={close} onDone={done} />}
      {open?.deed === "refund" && <RefundFee fee={open.fee} onClose={close} onDone={done} />}
      {open?.deed === "waive" && <WaiveFee fee={open.fee} onClose={close} onDone={done} />}
    </Page>
  );
}
