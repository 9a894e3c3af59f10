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
  const lines = ["", "Méreau is ready.", "", `  Front page   ${url}/`, `  API          ${url}/docs`];
  for (const { slug, name, admin, members } of communities) {
    const [member] = members;
    lines.push("", `  ${name}`);
    lines.push(`    wallet     ${url}/${slug}/${member ? `   sign in as ${member.email}` : ""}`);
    lines.push(`    managers   ${url}/${slug}/admin/   sign in as ${admin.email}`);
    lines.push(`    mailbox    ${url}/${slug}/mailbox   where the sign-in codes arrive`);
  }
  lines.push("", `  Data and logs are in ${folder}. Ctrl-C stops.`, "");
  return lines.join("\n");
}
