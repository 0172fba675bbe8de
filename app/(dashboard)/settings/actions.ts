"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, submitForm } from "#components/accounts/form-state.ts";
import { changePassword, updateProfile } from "#lib/accounts/mutations.ts";
import { passwordChangeSchema, profileSchema } from "#lib/accounts/schema.ts";
import { endAllSessions, endSession } from "#lib/auth/mutations.ts";
import { sessionIdSchema } from "#lib/auth/schema.ts";
import { requireSession } from "#lib/auth/session.ts";
import { clearSessionCookie } from "#lib/auth/session-cookie.ts";
import { parseInput } from "#lib/http/read-input.ts";

/** Saves name, address, time zone, units and clock. */
export async function saveProfile(state: FormState, form: FormData): Promise<FormState> {
  const { userId } = await requireSession();
  return submitForm({
    state,
    form,
    schema: profileSchema,
    fieldByCode: { conflict: "email", wrong_credentials: "currentPassword" },
    run: async (profile) => {
      await updateProfile({ userId, profile });
      revalidatePath("/", "layout");
    },
  });
}

/** Replaces the password; every other session ends. */
export async function savePassword(state: FormState, form: FormData): Promise<FormState> {
  const session = await requireSession();
  return submitForm({
    state,
    form,
    schema: passwordChangeSchema,
    fieldByCode: { wrong_credentials: "currentPassword" },
    run: async (passwords) => {
      await changePassword({ ...session, ...passwords });
      revalidatePath("/settings");
    },
  });
}

/** Signs another browser of the person out. */
export async function revokeSession(form: FormData): Promise<void> {
  const { userId } = await requireSession();
  const sessionId = parseInput(sessionIdSchema, form.get("sessionId"));
  await endSession({ userId, sessionId, kind: "session_revoked" });
  revalidatePath("/settings");
}

/** Signs every browser out, this one too. */
export async function signOutEverywhere(): Promise<void> {
  const { userId } = await requireSession();
  await endAllSessions(userId);
  await clearSessionCookie();
  redirect("/login?ended=everywhere");
}
