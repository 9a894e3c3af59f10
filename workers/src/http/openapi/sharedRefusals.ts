import * as z from "zod";

import { problems, type ProblemCode } from "@mereau/shared/contracts/problems.ts";
import { exampleReference } from "#http/router.ts";

const PROBLEM = "application/problem+json";

const answerSchema = z.looseObject({
  description: z.string(),
  content: z
    .record(z.string(), z.looseObject({ examples: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
});

/** The answers of an operation in the generated document, by status. */
export const answersSchema = z.record(z.string(), answerSchema);

type Answers = z.infer<typeof answersSchema>;

/** What happens before a route sees its body: too large, of another type, no JSON, not what the contract asks for. */
const ofBodies = ["body_too_large", "unsupported_media_type", "malformed_json", "invalid_input"] as const;
const ofParameters = ["invalid_input"] as const;

/** `answers` with a refusal that they may already have: then they stay as they are. */
function withRefusal(answers: Answers, code: ProblemCode): Answers {
  const { status, en } = problems[code];
  const { description, content } = answers[status] ?? {};
  const told = content?.[PROBLEM]?.examples ?? {};
  if (code in told) return answers;
  const sentence = `\`${code}\`: ${en}`;
  return {
    ...answers,
    [status]: {
      description: description === undefined ? sentence : `${description}\n\n${sentence}`,
      content: {
        ...content,
        [PROBLEM]: {
          schema: { $ref: "#/components/schemas/Problem" },
          examples: { ...told, [code]: exampleReference(code) },
        },
      },
    },
  };
}

/** The answers of an operation together with the refusals that every operation with parameters, or a body, shares. */
export function withSharedRefusals(
  answers: Answers,
  { hasParameters, hasBody }: { hasParameters: boolean; hasBody: boolean },
): Answers {
  const codes = [...(hasParameters ? ofParameters : []), ...(hasBody ? ofBodies : [])];
  return codes.reduce<Answers>(withRefusal, answers);
}
