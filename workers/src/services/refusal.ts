import type { FieldMessage } from "@mereau/shared/contracts/fieldMessages.ts";
import type { ProblemCode } from "@mereau/shared/contracts/problems.ts";
import type { Figures } from "@mereau/shared/contracts/problems/problem.ts";
import type { Disagreement } from "@mereau/shared/policies/policy.ts";

/** Where a request is wrong: the path of the field, and what is wrong with it; the code says it where no message does. */
export type FieldError = { field: string; code: string; message?: FieldMessage };

/** A use case that cannot go on. Only the edge catches it, and answers with `application/problem+json`. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly fields: readonly FieldError[];
  readonly detail: Readonly<Record<string, string | number | null>>;
  /** What of `detail` is said in the sentence, as people read it. */
  readonly figures: Figures;
  /** Settings of a currency that cannot stand together. */
  readonly disagreements: readonly Disagreement[];

  constructor(
    code: ProblemCode,
    options: {
      fields?: readonly FieldError[];
      detail?: Record<string, string | number | null>;
      figures?: Figures;
      disagreements?: readonly Disagreement[];
    } = {},
  ) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.fields = options.fields ?? [];
    this.detail = options.detail ?? {};
    this.figures = options.figures ?? {};
    this.disagreements = options.disagreements ?? [];
  }
}
