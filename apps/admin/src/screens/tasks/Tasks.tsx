import { Page } from "#frame/Page.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { Claims } from "#screens/tasks/Claims.tsx";
import type { Task } from "#screens/tasks/TaskForm.tsx";
import { say } from "#screens/tasks/texts.ts";
import { TariffTabs } from "#screens/tariff/TariffTabs.tsx";
import { named, useTariff, wholeOf } from "#screens/tariff/useTariff.ts";
import { hasRole } from "#session/me.ts";
import { at } from "#shell.ts";
import { inWords } from "#words/amounts.ts";

const columns = (isManaged: boolean): readonly Column<Task>[] => {
  const words = say();
  return [
    {
      key: "name",
      head: words.name,
      cell: ({ id, name }) =>
        isManaged ? <a href={at(`/tariff/tasks/${id}`)}>{named(name)}</a> : named(name),
    },
    {
      key: "reward",
      head: words.reward,
      cell: ({ reward }) => inWords(reward.amount, reward.currency),
      isFigure: true,
    },
    {
      key: "state",
      head: words.state,
      cell: ({ active }) => (
        <span class={active ? "tag good" : "tag"}>{active ? words.isOn : words.isOff}</span>
      ),
    },
  ];
};

/** What is earned by giving time: claims to decide, and what can be claimed. */
export function Tasks() {
  const words = say();
  const tariff = useTariff();
  const isManaged = hasRole("admin", "manager");
  return (
    <Page
      title={words.title}
      lead={words.lead}
      deeds={
        isManaged && (
          <a class="deed" href={at("/tariff/tasks/new")}>
            {words.add}
          </a>
        )
      }
    >
      <TariffTabs />
      <section class="page-part" aria-labelledby="claims">
        <h2 id="claims">{words.claims}</h2>
        <Claims />
      </section>
      <section class="page-part" aria-labelledby="scale">
        <h2 id="scale">{words.scale}</h2>
        <Table
          caption={words.scaleCaption}
          columns={columns(isManaged)}
          pages={wholeOf(tariff.value?.tasks ?? null, tariff)}
          keyOf={({ id }) => id}
          none={<p>{words.noTasks}</p>}
        />
      </section>
    </Page>
  );
}
