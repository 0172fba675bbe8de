import { formatList } from "../format/list.ts";
import { type DataTypeId, requireDataType } from "../oura/registry.ts";
import { normaliseScope, type Scope, type ScopeName, scopes } from "../oura/scopes.ts";

/** One box of the consent page. */
export interface ConsentItem {
  scope: ScopeName;
  label: string;
  why: string;
  /** What it unlocks, in the words of the pages: "Sleep score", "Age". */
  unlocks: readonly string[];
}

/** A scope that was not granted, and what stays empty for it. */
export interface MissingScope extends ConsentItem {
  /** One sentence on the cost. */
  cost: string;
}

/** Pages that are empty or half empty without a scope; every other type is only a row somewhere. */
const pagesOf = {
  daily: ["Dashboard", "Sleep", "Readiness", "Activity"],
  heartrate: ["Heart rate"],
  stress: [],
  spo2: [],
  heart_health: [],
  workout: [],
  session: [],
  tag: [],
  ring_configuration: [],
  personal: [],
  email: [],
} as const satisfies Record<ScopeName, readonly string[]>;

const fieldLabels: Readonly<Record<string, string>> = {
  age: "Age",
  weight: "Weight",
  height: "Height",
  biological_sex: "Biological sex",
  email: "E-mail address of the Oura account",
};

function toUnlocks({ dataTypes, fields }: Scope): string[] {
  const types = dataTypes.map((id: DataTypeId) => requireDataType(id).label);
  return [...types, ...fields.map((field) => fieldLabels[field] ?? field)];
}

function toItem(scope: Scope): ConsentItem {
  const { name, label, why } = scope;
  return { scope: name, label, why, unlocks: toUnlocks(scope) };
}

/** The boxes to show: the scopes this installation asks for (OURA_SCOPES), the most useful first. */
export function listConsentItems(offered: readonly string[]): ConsentItem[] {
  const names = new Set(offered.map(normaliseScope));
  return scopes.filter(({ name }) => names.has(name)).map(toItem);
}

/** The offered scopes that are not among the granted ones, each with what that costs. */
export function listMissingScopes({
  offered,
  granted,
}: {
  offered: readonly string[];
  granted: readonly string[];
}): MissingScope[] {
  const names = new Set(granted.map(normaliseScope));
  return listConsentItems(offered)
    .filter(({ scope }) => !names.has(scope))
    .map((item) => ({ ...item, cost: toCost(item) }));
}

/** Labels of the types that Oura refused although a scope that should cover them was granted. */
export function listDeniedLabels(deniedTypes: readonly string[]): string[] {
  const known = scopes.flatMap(({ dataTypes }) => dataTypes);
  return known.filter((id) => deniedTypes.includes(id)).map((id) => requireDataType(id).label);
}

/**
 * The scopes to ask for as they go on the wire: of the short names ticked those that are offered, in
 * the spelling of OURA_SCOPES (newer applications prefix them).
 */
export function toWireScopes({
  ticked,
  offered,
}: {
  ticked: readonly string[];
  offered: readonly string[];
}): string[] {
  const names = new Set(ticked);
  return offered.filter((scope) => names.has(normaliseScope(scope)));
}

function toCost({ scope, unlocks }: ConsentItem): string {
  const pages: readonly string[] = pagesOf[scope];
  const what = formatList(unlocks.map((label, index) => (index === 0 ? label : lowerFirst(label))));
  const verb = unlocks.length === 1 ? "stays" : "stay";
  if (pages.length === 0) return `${what} ${verb} empty.`;
  const where = pages.length === 1 ? `the page ${pages[0]}` : `the pages ${formatList(pages)}`;
  const them = unlocks.length === 1 ? "it" : "them";
  return `${what} ${verb} empty, and with ${them} ${where}.`;
}

/** Keeps names such as "VO2 max" as they are. */
function lowerFirst(word: string): string {
  return /^[A-Z][a-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;
}
