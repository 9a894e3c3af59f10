import { Icon } from "@mereau/ui/icons.tsx";
import { screens } from "@mereau/shared/wallet/screens.ts";
import { isRouted } from "#frame/routed.ts";
import { givable } from "#screens/gifts/offered.ts";
import type { Home } from "#session/home.ts";
import { at, community } from "#shell.ts";
import { say } from "#texts/say.ts";

type Row = {
  path: string;
  word: string;
  /** What waits there, in words. */
  waits?: string | false;
};

/** The ways to the screens about oneself, in groups; those that this wallet does not have are left out. */
export function Groups({ me }: { me: Home["me"] }) {
  const words = say();
  const { groups, waiting } = words.me;
  const isLibre = community.currencies.some(({ kind }) => kind === "dividend");
  const { openRequests, awaiting } = me;
  const all: [title: string, rows: Row[]][] = [
    [
      groups.payments,
      [
        {
          path: screens.requests,
          word: words.requests.title,
          waits: openRequests > 0 && waiting(openRequests),
        },
        { path: screens.standingOrders, word: words.standingOrders.title },
        { path: screens.batches, word: words.batches.title },
        ...(givable().length > 0 ? [{ path: screens.gifts, word: words.gifts.title }] : []),
        { path: screens.statement, word: words.statement.title },
        ...(me.accounts.some(({ role }) => role === "owner")
          ? [{ path: screens.holders, word: words.holders.title }]
          : []),
      ],
    ],
    [
      groups.community,
      [
        {
          path: screens.documents,
          word: words.documents.title,
          waits: awaiting.length > 0 && words.documents.waiting(awaiting.length),
        },
        { path: screens.trust, word: isLibre ? words.trust.title : words.trust.membership },
        { path: screens.communities, word: words.communities.title },
      ],
    ],
    [
      groups.phone,
      [
        { path: screens.deviceCode, word: words.me.code },
        { path: screens.devices, word: words.devices.title },
        { path: screens.notifications, word: words.notifications.title },
        { path: screens.preferences, word: words.preferences.title },
      ],
    ],
    [groups.data, [{ path: screens.data, word: words.data.title }]],
  ];
  return (
    <>
      {all.map(([title, members]) => (
        <Group key={title} title={title} rows={members.filter(({ path }) => isRouted(path))} />
      ))}
    </>
  );
}

function Group({ title, rows }: { title: string; rows: Row[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="group">
      <h2>{title}</h2>
      <ul class="rows">
        {rows.map(({ path, word, waits }) => (
          <li key={path}>
            <a class="row bare" href={at(path)}>
              <span>
                <b>{word}</b>
                {waits && <small class="waits">{waits}</small>}
              </span>
              <Icon name="forward" size={18} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
