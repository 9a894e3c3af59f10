const groupsOf = (text: string): string[] => text.split(":").filter(Boolean);

/** The first 64 bits of an IPv6 address, which is what one household has; an IPv4 address is one as a whole. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const [first, last] = [groupsOf(head), groupsOf(tail ?? "")];
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - first.length - last.length }, () => "0");
  const all = [...first, ...zeros, ...last].map((group) => Number.parseInt(group, 16).toString(16));
  return all.slice(0, 4).join(":");
}
