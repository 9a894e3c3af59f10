/** One thing that `npm test` checks. */
export type Stage = {
  /** As `--only` takes it. */
  name: string;
  title: string;
  /** Programs of node_modules/.bin with their parameters, run one after the other. */
  commands: string[][];
  /** `vitest` counts the tests of its report; any other stage counts as one. */
  report?: "vitest";
  /** Runs while nothing else does: it takes the whole machine, or measures it. */
  alone?: true;
};

export const stages: readonly Stage[] = [
  {
    name: "types",
    title: "types",
    commands: [["turbo", "run", "typecheck", "typecheck:scripts", "--continue", "--output-logs=errors-only"]],
  },
  {
    name: "lint",
    title: "lint and the import rule",
    commands: [["node", "scripts/client.ts"], ["oxlint"], ["sherif", "-i", "typescript@6.0.3"]],
  },
  { name: "format", title: "format", commands: [["oxfmt", "--check"]] },
  { name: "dead-code", title: "dead code", commands: [["knip"]] },
  {
    name: "migrations",
    title: "migrations match the schemas",
    commands: [["node", "scripts/migrations.ts", "--check"]],
  },
  {
    name: "bundle",
    title: "the Worker builds",
    commands: [["wrangler", "deploy", "--dry-run", "--outdir", "$TEMPORARY"]],
  },
  {
    name: "unit",
    title: "unit",
    commands: [["vitest", "run", "--project", "node"]],
    report: "vitest",
    alone: true,
  },
  {
    name: "workerd",
    title: "inside workerd",
    commands: [["vitest", "run", "--project", "workerd"]],
    report: "vitest",
    alone: true,
  },
  {
    name: "bench",
    title: "the bench runs",
    commands: [["node", "bench/run.ts", "--short"]],
    alone: true,
  },
  {
    name: "e2e",
    title: "end to end, in a browser",
    commands: [["vitest", "run", "--config", "e2e/vitest.config.ts"]],
    report: "vitest",
    alone: true,
  },
];

/** The stages that `--only a,b` names, all of them without it. Throws a sentence for a name that is none. */
export function chooseStages(only: string | undefined): readonly Stage[] {
  if (only === undefined) return stages;
  const names = only.split(",").map((name) => name.trim());
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no stage ${unknown.join(", ")}. Stages: ${stages.map(({ name }) => name).join(", ")}`,
    );
  return stages.filter(({ name }) => names.includes(name));
}
