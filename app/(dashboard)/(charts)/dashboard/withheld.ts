import { scopes } from "#lib/oura/scopes.ts";

/** Names of what a connection does not let be read; nothing where there is no connection. */
export function toWithheld(connection: { scopes: readonly string[] } | null): string[] {
  if (connection === null) return [];
  return scopes
    .filter(({ name, dataTypes }) => dataTypes.length > 0 && !connection.scopes.includes(name))
    .map(({ label }) => label);
}
