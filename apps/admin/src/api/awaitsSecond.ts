import type { Problem } from "@mereau/shared/contracts/problem.ts";
import { say } from "#texts/common.ts";

const isProposal = (said: unknown): boolean =>
  typeof said === "object" && said !== null && "deed" in said && "proposedBy" in said;

/**
 * What a second person must approve is answered with 202 and a proposal: it has not been done, and the screen that asked says so in the
 * place of a refusal, whatever it would have shown of what was done.
 */
export async function awaitsSecond(response: Response): Promise<Response | undefined> {
  if (response.status !== 202) return undefined;
  const said: unknown = await response.clone().json();
  if (!isProposal(said)) return undefined;
  const sentence = say().awaitsSecond;
  const told: Problem = {
    type: "urn:mereau:problem:second_person_awaited",
    code: "second_person_awaited",
    status: 409,
    title: sentence,
    detail: sentence,
    requestId: "",
  };
  return Response.json(told, { status: told.status });
}
