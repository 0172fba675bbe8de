import { AppError } from "#lib/errors.ts";

/** What a team form shows after it was sent; null before. */
export type FormState = { error: string } | { saved: true } | null;

/** An AppError's own words for the form; anything else goes to the error page. */
export function toFormError(error: unknown): { error: string } {
  if (error instanceof AppError) return { error: error.message };
  throw error;
}
