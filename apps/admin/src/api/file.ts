import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { saveFile } from "@mereau/ui/saveFile.ts";
import { language } from "#texts/language.ts";
import { slug } from "#shell.ts";

/**
 * Fetches a file of the API and has the browser save it.
 *
 * @param path after that of the community, with its query: `redemptions?format=csv`
 * @returns why it could not be had; null when it was
 */
export async function download(path: string, name: string): Promise<Trouble | null> {
  const answer = await ask(fetched(`/v1/${slug}/${path}`));
  if (!answer.ok) return answer.trouble;
  saveFile(name, answer.value);
  return null;
}

async function fetched(address: string): Promise<{ data?: Blob; error?: unknown; response: Response }> {
  const response = await fetch(address, { headers: { "Accept-Language": language.value } });
  if (response.ok) return { data: await response.blob(), response };
  return { error: await response.json(), response };
}
