import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { changeOf, type Draft, TaskForm } from "#screens/tasks/TaskForm.tsx";
import { say } from "#screens/tasks/texts.ts";
import { named } from "#screens/tariff/useTariff.ts";
import { at, here } from "#shell.ts";

/** Proposes a task, and what it earns. */
export function NewTask() {
  const words = say();
  const { route } = useLocation();
  const [id] = useState(newId);
  const create = useDeed((draft: Draft) =>
    ask(
      api.POST("/v1/{community}/tariff/tasks", {
        params: { path: here },
        body: { id, ...changeOf(draft), active: true, position: 0, validators: [] },
      }),
    ),
  );
  return (
    <Page title={words.newTitle} back="/tariff/tasks">
      <TaskForm
        task={null}
        busy={create.busy}
        trouble={create.trouble}
        onSave={(draft) =>
          void create.run(draft).then((made) => {
            if (made === null) return;
            tell(words.created(named(made.name)));
            route(at("/tariff/tasks"));
          })
        }
      />
    </Page>
  );
}
