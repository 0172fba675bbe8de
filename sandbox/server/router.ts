import type { Handler } from "./exchange.ts";

/** A route: a path with `:names`, and who answers. */
export interface Route {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  handler: Handler;
}

/** What a request's path leads to. */
export type Match =
  | { kind: "found"; route: string; handler: Handler; params: Record<string, string> }
  | { kind: "wrong method"; route: string; allowed: string }
  | { kind: "unknown" };

/** Finds routes by exact path first, then by pattern in the order given. */
export function createRouter(routes: readonly Route[]) {
  const parsed = routes.map((route) => ({ ...route, parts: route.path.split("/") }));
  return ({ method, path }: { method: string; path: string }): Match => {
    const parts = path.split("/");
    const allowed = new Set<string>();
    let known = "";
    for (const route of parsed) {
      const params = matchParts({ pattern: route.parts, parts });
      if (params === null) continue;
      if (route.method === method) {
        return { kind: "found", route: route.path, handler: route.handler, params };
      }
      known ||= route.path;
      allowed.add(route.method);
    }
    return allowed.size > 0
      ? { kind: "wrong method", route: known, allowed: [...allowed].join(", ") }
      : { kind: "unknown" };
  };
}

function matchParts({
  pattern,
  parts,
}: {
  pattern: readonly string[];
  parts: readonly string[];
}): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const given = parts[index] ?? "";
    if (expected.startsWith(":")) {
      if (given === "") return null;
      const value = decodePart(given);
      if (value === null) return null;
      params[expected.slice(1)] = value;
    } else if (expected !== given) return null;
  }
  return params;
}

function decodePart(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
