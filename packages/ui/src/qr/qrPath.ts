import { encode } from "uqr";

/** What a reader needs around a code to find it, in modules. */
const QUIET_ZONE = 4;

/** A QR code as one path of an SVG, in modules, with its quiet zone; error correction M, as `docs/links.md` has it. */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  let path = "";
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      let end = x;
      while (row[end]) end += 1;
      path += `M${x} ${y}h${end - x}v1h${x - end}z`;
      x = end;
    }
  });
  return { size, path };
}
