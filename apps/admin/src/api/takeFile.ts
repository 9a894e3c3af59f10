import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { saveFile } from "@mereau/ui/saveFile.ts";

type Asked = Promise<{ data?: Blob; error?: unknown; response: Response }>;

const nameIn = (response: Response): string | undefined =>
  /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];

/**
 * Saves what the API answers as a file, under the name that it gives it, and answers that name; a refusal is told instead of being
 * saved. Ask with `parseAs: "blob"`, which the browser keeps on its disk when it is large.
 */
export async function takeFile(asked: Asked, otherwise: string): Promise<Answer<string>> {
  const answer = await ask(asked);
  if (!answer.ok) return answer;
  const name = nameIn((await asked).response) ?? otherwise;
  saveFile(name, answer.value);
  return { ok: true, value: name };
}
