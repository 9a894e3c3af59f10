import { Icon } from "@mereau/ui/icons.tsx";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** The ways to what is paid otherwise than here and now. */
export function PlannedRows() {
  const words = say();
  const rows = [
    { path: "/requests", word: words.requests.title },
    { path: "/standing-orders", word: words.standingOrders.title },
    { path: "/batches", word: words.batches.title },
    { path: "/statement", word: words.statement.title },
  ];
  return (
    <ul class="rows">
      {rows.map(({ path, word }) => (
        <li key={path}>
          <a class="row bare" href={at(path)}>
            <b>{word}</b>
            <Icon name="forward" size={18} />
          </a>
        </li>
      ))}
    </ul>
  );
}
