import { controlRoot } from "../control/control-route.ts";
import { html, type Markup } from "./markup.ts";

/** A form that is one button of the control API. */
export function button({
  action,
  label,
  kind = "",
  name = null,
  fields = {},
}: {
  /** Below the control root. */
  action: string;
  label: string;
  kind?: "" | "main" | "danger" | "small";
  /** What a screen reader says, where the label alone does not tell. */
  name?: string | null;
  fields?: Readonly<Record<string, string | number>>;
}): Markup {
  const hidden = Object.entries(fields).map(
    ([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`,
  );
  const spoken = name === null ? null : html`aria-label="${name}"`;
  return html`<form method="post" action="${controlRoot}${action}">${hidden}<button class="${kind}" type="submit" ${spoken}>${label}</button></form>`;
}

/** A labelled field of a form. */
export function field({ label, control }: { label: string; control: Markup }): Markup {
  return html`<label class="entry"><span>${label}</span>${control}</label>`;
}

export function select({
  name,
  options,
  chosen = "",
}: {
  name: string;
  options: readonly (readonly [value: string, label: string])[];
  chosen?: string;
}): Markup {
  const choices = options.map(
    ([value, label]) =>
      html`<option value="${value}" ${value === chosen ? "selected" : ""}>${label}</option>`,
  );
  return html`<select name="${name}">${choices}</select>`;
}

export function numberInput({
  name,
  value,
  min,
  max,
  step = "1",
}: {
  name: string;
  value: number | "";
  min: number;
  max: number;
  step?: string;
}): Markup {
  return html`<input type="number" name="${name}" value="${value}" min="${min}" max="${max}" step="${step}" inputmode="decimal">`;
}
