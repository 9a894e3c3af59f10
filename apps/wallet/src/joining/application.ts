import { signal } from "@preact/signals";

import type { components } from "@mereau/workers/client";
import { ask, codeOf, type Answer, type Trouble } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { here, slug } from "#shell.ts";

export type Request = components["schemas"]["ApplicationRequest"];
export type Standing = components["schemas"]["ApplicationStatus"];

/** An application to join that was made on this device. It is kept before it is sent, so that sending it again is asking once. */
export type Kept = {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  /** What is sent, until its answer is known. */
  request: Request | null;
  /** With what its state is asked for; null: the answer is not known yet. */
  token: string | null;
  /** As it was last known to stand. */
  standing: Standing | null;
};

const KEY = `mereau:${slug}:application`;

function read(): Kept | null {
  try {
    const found: Kept | null = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return found;
  } catch {
    return null;
  }
}

/** The application of this device; null: none. */
export const application = signal<Kept | null>(read());

function keep(kept: Kept | null): void {
  application.value = kept;
  if (kept) localStorage.setItem(KEY, JSON.stringify(kept));
  else localStorage.removeItem(KEY);
}

/** Lets go of it: somebody else applies here, or its member has signed in. */
export const forgetApplication = (): void => keep(null);

/** Keeps an application, then sends it. */
export function apply(request: Request): Promise<Trouble | null> {
  const { id, name, email = null, phone = null } = request;
  keep({ id, name, email, phone, request, token: null, standing: null });
  return sendKept();
}

/** Nothing says whether it arrived: the same is then sent again. A refusal says that it did not. */
const isUnknown = (trouble: Trouble): boolean =>
  trouble.kind === "unreachable" || trouble.problem.status >= 500;

let sending: Promise<Trouble | null> | undefined;

/** Sends what is kept and not yet answered; several at once are one. What was refused is let go of, with why. */
export function sendKept(): Promise<Trouble | null> {
  sending ??= send().finally(() => (sending = undefined));
  return sending;
}

async function send(): Promise<Trouble | null> {
  const kept = application.value;
  if (!kept?.request) return null;
  const answer = await ask(
    api.POST("/v1/{community}/members", { params: { path: here }, body: kept.request }),
  );
  if (!answer.ok) {
    if (!isUnknown(answer.trouble)) keep(null);
    return answer.trouble;
  }
  keep({ ...kept, request: null, token: answer.value.token });
  return refreshStanding();
}

/** Asks anew where it stands. An application that the community does not know any more is let go of. */
export async function refreshStanding(): Promise<Trouble | null> {
  const kept = application.value;
  if (!kept?.token) return null;
  const answer = await askStanding(kept.id, kept.token);
  if (application.value?.id !== kept.id) return null;
  if (answer.ok) keep({ ...kept, standing: answer.value });
  else if (codeOf(answer.trouble) === "unknown_application") keep(null);
  return answer.ok ? null : answer.trouble;
}

const askStanding = (id: string, token: string): Promise<Answer<Standing>> =>
  ask(
    api.GET("/v1/{community}/applications/{id}", {
      params: { path: { ...here, id }, header: { "application-token": token } },
    }),
  );
