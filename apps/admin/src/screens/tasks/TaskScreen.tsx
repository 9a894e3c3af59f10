import { useLocation, useRoute } from "preact-iso";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { changeOf, type Draft, type Task, TaskForm } from "#screens/tasks/TaskForm.tsx";
import { say } from "#screens/tasks/texts.ts";
import { named, useTariff } from "#screens/tariff/useTariff.ts";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

/** One task: what it is and earns. Claims made before keep the reward that they were made for. */
export function TaskScreen() {
  const words = say();
  const id = useRoute().params["id"] ?? "";
  const { value, trouble, refresh } = useTariff();
  const task = value?.tasks.find((one) => one.id === id);
  return (
    <Page title={task ? named(task.name) : words.title} back="/tariff/tasks">
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <p role="status">{common().loading}</p>}
      {value && !task && <p>{words.unknown}</p>}
      {task && <Change task={task} />}
    </Page>
  );
}

function Change({ task }: { task: Task }) {
  const words = say();
  const { route } = useLocation();
  const { active, position, validators } = task;
  const { name, description, category, reward } = task;
  const put = (body: ReturnType<typeof changeOf> & { active: boolean }) =>
    ask(
      api.PUT("/v1/{community}/tariff/tasks/{id}", {
        params: { path: { ...here, id: task.id } },
        body: { ...body, position, validators },
      }),
    );
  const { currency, amount, pot } = reward;
  const asIs = {
    name,
    description,
    category,
    reward: { currency, amount, ...(pot !== null && { pot }) },
  };
  const save = useDeed((draft: Draft) => put({ ...changeOf(draft), active }));
  const offer = useDeed(() => put({ ...asIs, active: !active }));
  const leave = (saved: unknown) => {
    if (saved === null) return;
    tell(common().saved);
    route(at("/tariff/tasks"));
  };
  return (
    <>
      <TaskForm
        task={task}
        busy={save.busy}
        trouble={save.trouble}
        onSave={(draft) => void save.run(draft).then(leave)}
      />
      {offer.trouble && <TroubleNotice trouble={offer.trouble} />}
      <div class="page-deeds">
        <button type="button" class="other" onClick={() => void offer.run().then(leave)}>
          {active ? words.withdraw : words.restore}
        </button>
      </div>
    </>
  );
}
