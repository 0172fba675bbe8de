"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type FormState, submitForm } from "#components/accounts/form-state.ts";
import { registerUser } from "#lib/accounts/mutations.ts";
import { registerSchema } from "#lib/accounts/schema.ts";
import { toOrigin } from "#lib/auth/request-origin.ts";
import { toSafePath } from "#lib/auth/safe-path.ts";
import { setSessionCookie } from "#lib/auth/session-cookie.ts";

/** Creates the account, signs it in and leads on to connecting a ring. */
export async function submitRegistration(state: FormState, form: FormData): Promise<FormState> {
  return submitForm({
    state,
    form,
    schema: registerSchema,
    fieldByCode: { conflict: "email" },
    run: async (registration) => {
      const origin = toOrigin(await headers());
      await setSessionCookie(await registerUser({ registration, origin }));
      redirect(toSafePath(form.get("next")?.toString()) ?? "/connect");
    },
  });
}
