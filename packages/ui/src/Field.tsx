import { cloneElement, type VNode } from "preact";
import { useId } from "preact/hooks";

type Props = {
  label: string;
  hint?: string | undefined;
  /** What is wrong with what stands in it; read out when it appears. */
  wrong?: string | null | undefined;
  children: VNode<object>;
};

/** A control with its label, its hint and what is wrong with it, all tied together for screen readers. */
export function Field({ label, hint, wrong, children }: Props) {
  const id = useId();
  const told = [hint ? `${id}-hint` : null, wrong ? `${id}-wrong` : null].filter((one) => one !== null);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {cloneElement(children, {
        id,
        ...(told.length > 0 && { "aria-describedby": told.join(" ") }),
        ...(wrong && { "aria-invalid": true }),
      })}
      {wrong && (
        <span class="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
}
