import type { z } from "zod";
import { AppError, type ErrorCode } from "#lib/errors.ts";

/** What a form shows after it was sent: errors by field, what was typed, and whether it was saved. */
export interface FormState {
  /** Grows with each answer, so that focus can move once for each. */
  attempt: number;
  saved: boolean;
  /** About the form as a whole. */
  message: string | null;
  errors: Readonly<Record<string, string>>;
  /** What was typed, without passwords. */
  values: Readonly<Record<string, string>>;
}

/** A server action behind a form. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const emptyForm: FormState = {
  attempt: 0,
  saved: false,
  message: null,
  errors: {},
  values: {},
};

/**
 * Checks a form, runs what it asks for and says what to show. An AppError's words go to the field that
 * `fieldByCode` names, else above the form; other errors, redirects included, are thrown on.
 */
export async function submitForm<Schema extends z.ZodType>({
  state,
  form,
  schema,
  fieldByCode = {},
  run,
}: {
  state: FormState;
  form: FormData;
  schema: Schema;
  fieldByCode?: Partial<Record<ErrorCode, string>>;
  run: (input: z.output<Schema>) => Promise<void>;
}): Promise<FormState> {
  const typed = Object.fromEntries([...form].filter(([, value]) => typeof value === "string"));
  const answer = { ...emptyForm, attempt: state.attempt + 1, values: toKept(typed) };
  const parsed = schema.safeParse(typed);
  if (!parsed.success) return { ...answer, errors: toFieldErrors(parsed.error) };
  try {
    await run(parsed.data);
    return { ...answer, saved: true };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const field = fieldByCode[error.code];
    if (field === undefined) return { ...answer, message: error.message };
    return { ...answer, errors: { [field]: error.message } };
  }
}

/** The first complaint about each field. */
function toFieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) errors[path.map(String).join(".")] ??= message;
  return errors;
}

/** Passwords never travel back to the page. */
function toKept(typed: Record<string, FormDataEntryValue>): Record<string, string> {
  const kept = Object.entries(typed).filter(([name]) => !/password/i.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
