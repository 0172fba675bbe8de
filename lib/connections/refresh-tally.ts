import "server-only";
import { asSystem } from "../db/scope.ts";
import type { OAuthErrorKind } from "../oura/oauth-errors.ts";

/** How a refresh went: renewed, or why not. */
export type RefreshOutcome = "renewed" | OAuthErrorKind;

/**
 * Counts a refresh for the operator, without whose it was. Never throws: what became of the token does
 * not hang on its being counted. Call it outside any transaction that may be undone.
 */
export async function tallyRefresh(outcome: RefreshOutcome): Promise<void> {
  try {
    await asSystem(
      "operator",
      (db) => db.$executeRaw`
        INSERT INTO refresh_tally AS t (day, outcome)
        VALUES ((now() AT TIME ZONE 'UTC')::date, ${outcome})
        ON CONFLICT (day, outcome) DO UPDATE SET count = t.count + 1, last_at = now()`,
    );
  } catch (error) {
    console.error("a refresh could not be counted", error);
  }
}
