import { dataTypes } from "#lib/oura/registry.ts";
import { type Portal, portals } from "./portals.ts";

/** Scopes that unlock personal details rather than a data type. */
const personalScopes = ["personal", "email"] as const;

const dataScopes = dataTypes.flatMap(({ scope }) => (scope === null ? [] : [scope]));

/** Every scope the sandbox knows, in short form. */
export const knownScopes: readonly string[] = [...new Set([...dataScopes, ...personalScopes])];

/** `extapi:daily`, the form of the newer portal, and `daily` are the same scope. */
export function toShortScope(scope: string): string {
  return scope.startsWith(portals.new.scopePrefix)
    ? scope.slice(portals.new.scopePrefix.length)
    : scope;
}

/** A scope parameter as a list, each once (RFC 6749 section 3.3). */
export function splitScopes(parameter: string): readonly string[] {
  return [...new Set(parameter.split(" ").filter((scope) => scope !== ""))];
}

/**
 * What a request asks for, in the portal's own form: everything when it names nothing, null when it
 * names a scope that the portal does not know.
 */
export function toRequestedScopes({
  parameter,
  portal,
}: {
  parameter: string;
  portal: Portal;
}): readonly string[] | null {
  const all = knownScopes.map((scope) => portal.scopePrefix + scope);
  const asked = splitScopes(parameter);
  if (asked.length === 0) return all;
  return asked.every((scope) => all.includes(scope)) ? asked : null;
}

/** Scopes in the order in which pages show them. */
export function toShownOrder(scopes: readonly string[]): readonly string[] {
  const rank = (scope: string) => knownScopes.indexOf(toShortScope(scope));
  return scopes.toSorted((left, right) => rank(left) - rank(right));
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
