import { dataTypes } from "#lib/oura/registry.ts";

/** Scopes that unlock personal details rather than a data type. */
const personalScopes = ["personal", "email"] as const;

const dataScopes = dataTypes.flatMap(({ scope }) => (scope === null ? [] : [scope]));

/** Every scope the sandbox knows, in short form. */
export const knownScopes: readonly string[] = [...new Set([...dataScopes, ...personalScopes])];

/** `extapi:daily`, the form of the newer portal, and `daily` are the same scope. */
export function toShortScope(scope: string): string {
  return scope.startsWith("extapi:") ? scope.slice("extapi:".length) : scope;
}

/** A request's scope parameter as a list; everything when it is absent, null when one is unknown. */
export function readScopes(parameter: string | null): readonly string[] | null {
  const asked = (parameter ?? "").split(/[\s+]+/).filter((scope) => scope !== "");
  if (asked.length === 0) return knownScopes;
  const unique = [...new Set(asked)];
  return unique.every((scope) => knownScopes.includes(toShortScope(scope))) ? unique : null;
}

interface ScopeWords {
  title: string;
  detail: string;
}

const words: Readonly<Record<string, ScopeWords>> = {
  email: { title: "Email address", detail: "The address of your account" },
  personal: { title: "Personal details", detail: "Age, height, weight and sex" },
  daily: { title: "Daily summaries", detail: "Sleep, readiness, activity, stress and rest mode" },
  heartrate: {
    title: "Heart rate",
    detail: "Your pulse through day and night, every five minutes",
  },
  workout: { title: "Workouts", detail: "Detected and entered workouts" },
  tag: { title: "Tags", detail: "What you note about your days" },
  session: { title: "Sessions", detail: "Breathing, meditation and rest" },
  spo2: { title: "Blood oxygen", detail: "Average SpO2 during sleep" },
  ring_configuration: { title: "Rings", detail: "Colour, size and generation of your rings" },
  stress: { title: "Resilience", detail: "How you recover from strain over weeks" },
  heart_health: { title: "Heart health", detail: "Cardiovascular age and VO2 max" },
};

/** Words for a scope; its own name when there are none. */
export function describeScope(scope: string): ScopeWords {
  return words[toShortScope(scope)] ?? { title: scope, detail: "" };
}
