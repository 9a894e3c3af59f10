/** What the community calls this device, in the list where its owner may revoke it. */
export function nameOfDevice({ userAgent }: Navigator): string {
  const [, system = "?"] = /(Android|iPhone|iPad|Windows|Mac OS|Linux)/.exec(userAgent) ?? [];
  const [, browser = "Web"] = /(Firefox|Edg|OPR|SamsungBrowser|Chrome|Safari)\//.exec(userAgent) ?? [];
  return `${system} · ${browser}`;
}
