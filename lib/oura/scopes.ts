import { type DataTypeId, dataTypes } from "./registry.ts";

interface ScopeText {
  label: string;
  /** Plain words for the consent page: what Ringboard does with it. */
  why: string;
  /** Fields of `personal_info` that it unlocks, which no data type has for itself. */
  fields: readonly string[];
}

/** Scopes as short names, in the order in which the consent page shows them. */
const scopeTexts = {
  daily: {
    label: "Sleep, readiness and activity",
    why: "Your nights, daily scores and their contributors: the heart of every page.",
    fields: [],
  },
  heartrate: {
    label: "Heart rate",
    why: "Your heart rate through day and night, and its usual range by time of day.",
    fields: [],
  },
  stress: {
    label: "Resilience",
    why: "Your long-term resilience, beside daytime stress and recovery.",
    fields: [],
  },
  spo2: {
    label: "Blood oxygen",
    why: "Your nightly blood oxygen and breathing regularity.",
    fields: [],
  },
  heart_health: {
    label: "Heart health",
    why: "Your cardiovascular age and VO2 max, which change over months.",
    fields: [],
  },
  workout: {
    label: "Workouts",
    why: "Your workouts, marked on the heart-rate and activity charts.",
    fields: [],
  },
  session: {
    label: "Sessions",
    why: "Your breathing, meditation and rest sessions, with how your heart answered.",
    fields: [],
  },
  tag: {
    label: "Tags",
    why: "Your own notes and tags, to see what goes along with better or worse nights.",
    fields: [],
  },
  ring_configuration: {
    label: "Ring",
    why: "Your ring's model and firmware, so that a change of ring is marked in long charts.",
    fields: [],
  },
  personal: {
    label: "Age, sex, height and weight",
    why: "Your age, to set it beside your cardiovascular age and VO2 max.",
    fields: ["age", "weight", "height", "biological_sex"],
  },
  email: {
    label: "E-mail address",
    why: "The address of your Oura account, so that you can tell which one is connected.",
    fields: ["email"],
  },
} as const satisfies Record<string, ScopeText>;

export type ScopeName = keyof typeof scopeTexts;

/** A scope with what it unlocks. */
export interface Scope extends ScopeText {
  name: ScopeName;
  dataTypes: readonly DataTypeId[];
}

/** Every scope, most useful first. */
export const scopes: readonly Scope[] = (Object.keys(scopeTexts) as ScopeName[]).map((name) => ({
  name,
  ...scopeTexts[name],
  dataTypes: dataTypes.flatMap(({ id, scope }) => (scope === name ? [id] : [])),
}));

/** Whether a text from outside is the short name of a scope. */
export function isScopeName(name: string): name is ScopeName {
  return Object.hasOwn(scopeTexts, name);
}

/** The short name of a scope as it may come over the wire (`extapi:daily` → `daily`). */
export function normaliseScope(scope: string): string {
  return scope.replace(/^extapi:/, "");
}

/**
 * The scopes of a callback's or token answer's `scope`, short and once each; unknown ones are kept.
 * Spaces separate them on the wire, a form-encoded `+` or a comma at times.
 */
export function toGrantedScopes(scope: string): string[] {
  return [
    ...new Set(
      scope
        .split(/[\s+,]+/)
        .filter(Boolean)
        .map(normaliseScope),
    ),
  ];
}

/** Whether the granted scopes let a type be read; a type without a scope always can be. */
export function isGranted({
  type,
  granted,
}: {
  type: { scope: string | null };
  granted: readonly string[];
}): boolean {
  return type.scope === null || granted.map(normaliseScope).includes(type.scope);
}
