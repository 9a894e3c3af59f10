import { useState } from "preact/hooks";

import { roles, type Role } from "@mereau/shared/membership/roles.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Decision, decide } from "#screens/members/decide.ts";
import { say as page } from "#screens/members/pageTexts.ts";
import { say as pay } from "#screens/members/payTexts.ts";
import { say } from "#screens/members/texts.ts";
import { hasRole } from "#session/me.ts";
import { at } from "#shell.ts";
import { say as common } from "#texts/common.ts";

type Member = components["schemas"]["Member"];
type MemberType = components["schemas"]["MemberType"];
type Props = { member: Member; types: readonly MemberType[]; onDone: () => void };

const graves: readonly Decision[] = ["refuse", "suspend"];

/** What may be decided about somebody who stands so; the API has the last word. */
function decisionsOn({ status, role }: Member): readonly Decision[] {
  const isAdmin = hasRole("admin");
  if (!hasRole("admin", "manager") || (role === "admin" && !isAdmin)) return [];
  if (status === "applied") return ["approve", "refuse", "type"];
  if (status === "suspended") return ["reactivate", "type"];
  if (status === "active") return isAdmin ? ["type", "role", "suspend"] : ["type", "suspend"];
  return [];
}

/** The decisions about a member, each asked once more with what follows from it. */
export function Decisions({ member, types, onDone }: Props) {
  const [open, setOpen] = useState<Decision | null>(null);
  const decisions = decisionsOn(member);
  const mayPay = member.status === "active" && hasRole("admin", "manager", "teller");
  if (decisions.length === 0 && !mayPay) return null;
  return (
    <div class="page-deeds">
      {mayPay && (
        <a class="deed small" href={at(`/members/${member.id}/pay`)}>
          {pay().open}
        </a>
      )}
      {decisions.map((decision) => (
        <button
          key={decision}
          type="button"
          class={`${decision === "approve" || decision === "reactivate" ? "deed" : "other"} small`}
          onClick={() => setOpen(decision)}
        >
          {page().deeds[decision].open}
        </button>
      ))}
      {open && (
        <DecisionDialog
          decision={open}
          member={member}
          types={types}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            document.querySelector("h1")?.focus();
            onDone();
          }}
        />
      )}
    </div>
  );
}

type DialogProps = Props & { decision: Decision; onClose: () => void };

function DecisionDialog({ decision, member, types, onClose, onDone }: DialogProps) {
  const [reason, setReason] = useState("");
  const [type, setType] = useState(member.type);
  const [role, setRole] = useState<Role>(member.role);
  const deed = useDeed(() => decide(decision, member.id, { reason: reason.trim(), type, role }));
  const words = page().deeds[decision];
  const told = toldByField(deed.trouble, ["reason"]);
  const needsReason = graves.includes(decision);
  const isChange = decision === "type" ? type !== member.type : decision !== "role" || role !== member.role;
  const carryOut = async () => {
    if ((await deed.run()) === null) return;
    tell(words.done(member.name));
    onDone();
  };
  return (
    <SureDialog
      title={words.title(member.name)}
      deed={words.open}
      grave={needsReason}
      ready={isChange && (!needsReason || reason.trim() !== "")}
      busy={deed.busy}
      onSure={() => void carryOut()}
      onClose={onClose}
    >
      <p>{words.follows}</p>
      {needsReason && (
        <Field label={page().reason} wrong={told.fields["reason"]}>
          <textarea
            rows={3}
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
      )}
      {decision === "type" && (
        <Field label={say().type}>
          <select value={type} onChange={(event) => setType(event.currentTarget.value)}>
            {types.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      {decision === "role" && (
        <Field label={say().role}>
          <select
            value={role}
            onChange={({ currentTarget: { value } }) => setRole(roles.find((one) => one === value) ?? role)}
          >
            {roles.map((one) => (
              <option key={one} value={one}>
                {common().roles[one]}
              </option>
            ))}
          </select>
        </Field>
      )}
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
