import { useMemo } from "preact/hooks";

import { qrPath } from "#qr/qrPath.ts";
import "#qr/qr.css";

/** A code to be scanned: black on white, by night too. `label` says to readers what it is; `waits`: it is about to change. */
export function QrCode({ text, label, waits = false }: { text: string; label: string; waits?: boolean }) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      class={`qr${waits ? " waits" : ""}`}
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  );
}
