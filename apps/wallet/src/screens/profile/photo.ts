import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { here } from "#shell.ts";
import { pictureOf } from "#words/picture.ts";

/** Sends a picture as the member’s photo; answers with its hash. */
export async function sendPhoto(id: string, picture: Blob): Promise<Answer<string>> {
  const answer = await ask<components["schemas"]["Picture"]>(
    api.PUT("/v1/{community}/members/{id}/photo", {
      params: { path: { ...here, id } },
      headers: { "Content-Type": picture.type },
      // The contract calls the file a text
      body: picture.type,
      bodySerializer: () => picture,
    }),
  );
  return answer.ok ? { ok: true, value: answer.value.hash } : answer;
}

/** Takes the photo away; answers with the picture, which can be sent again. */
export async function removePhoto(id: string, hash: string): Promise<Answer<Blob>> {
  try {
    const kept = await fetch(pictureOf(hash) ?? "");
    const picture = await kept.blob();
    if (!kept.ok) return { ok: false, trouble: { kind: "unreachable" } };
    const answer = await ask(
      api.DELETE("/v1/{community}/members/{id}/photo", { params: { path: { ...here, id } } }),
    );
    return answer.ok ? { ok: true, value: picture } : answer;
  } catch {
    return { ok: false, trouble: { kind: "unreachable" } };
  }
}
