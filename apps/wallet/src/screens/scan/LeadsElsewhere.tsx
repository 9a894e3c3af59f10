import type { Destination } from "#screens/scan/destination.ts";
import { say } from "#texts/say.ts";

/** A code of another community or host: whose it is, before anything of it is opened. */
export function LeadsElsewhere({ to, onClose }: { to: Destination; onClose: () => void }) {
  const { pay, scan } = say();
  if (to.kind !== "neighbour" && to.kind !== "elsewhere") return null;
  return (
    <div class="notice warn">
      <b>{to.kind === "neighbour" ? scan.neighbour(to.slug) : pay.elsewhere(to.host)}</b>
      <p class="ways">
        <a class="slight" href={to.url} data-native>
          {pay.openThere}
        </a>
        <button type="button" class="slight" onClick={onClose}>
          {scan.another}
        </button>
      </p>
    </div>
  );
}
