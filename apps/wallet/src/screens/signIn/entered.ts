import { sendKeyAgain } from "#keys/register.ts";
import { application, forgetApplication } from "#joining/application.ts";
import { flush } from "#paying/outbox.ts";
import { wishesPush } from "#screens/notifications/wish.ts";
import { member, refreshHome } from "#session/home.ts";
import { noteSignedIn } from "#session/session.ts";

/** What follows when somebody has got in, by whichever way: who they are is known, and what waited for them leaves. */
export async function entered(): Promise<void> {
  if (application.value?.standing?.state === "accepted") forgetApplication();
  noteSignedIn();
  await refreshHome();
  void sendWhatWaits();
}

/**
 * An order that waits may be signed by the very key that is sent again. Push messages went to a session that is over: the server
 * is told anew where they go.
 */
async function sendWhatWaits(): Promise<void> {
  const me = member();
  if (me) await sendKeyAgain(me.id);
  await flush();
  if (!me || !wishesPush(me.id)) return;
  const { readPhone } = await import("#screens/notifications/thisPhone.ts");
  await readPhone();
}
