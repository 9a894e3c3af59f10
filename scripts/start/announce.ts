import type { SeededCommunity } from "./seeding.ts";

/** The one line of `--json`. */
export function readyLine(url: string, communities: readonly SeededCommunity[]): string {
  return JSON.stringify({
    url,
    communities: communities.map(({ slug, admin, members }) => ({
      slug,
      admin: { token: admin.token },
      members: members.map(({ name, token, account }) => ({ name, token, account })),
    })),
  });
}

/** Where everything is and how to sign in, for a person. */
export function readyText(url: string, communities: readonly SeededCommunity[], folder: string): string {
  const lines = ["", "Méreau is ready.", ""];
  lines.push(`  Front page   ${url}/`, `  The API      ${url}/docs   to read, and to try`);
  for (const { slug, name, admin, members } of communities) {
    const others = members.filter(({ email }) => email !== admin.email);
    const teller = others.find(({ role }) => role === "teller");
    const member = others.find(({ role }) => role === undefined);
    const people = [
      `${admin.email} runs it`,
      ...(teller ? [`${teller.email} is a teller`] : []),
      ...(member ? [`${member.email} takes part`] : []),
    ];
    lines.push("", `  ${name}`);
    lines.push(`    wallet     ${url}/${slug}/`);
    lines.push(`    API        ${url}/v1/${slug}`);
    lines.push(`    people     ${people.join(", ")}`);
    lines.push(`    sign in    ask for a code; it arrives in ${url}/${slug}/mailbox`);
  }
  lines.push("", `  Data and logs are in ${folder}. Ctrl-C stops.`, "");
  return lines.join("\n");
}
