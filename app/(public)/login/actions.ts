"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type FormState, submitForm } from "#components/accounts/form-state.ts";
import { signIn } from "#lib/accounts/mutations.ts";
import { signInSchema } from "#lib/accounts/schema.ts";
import { toOrigin } from "#lib/auth/request-origin.ts";
import { toSafePath } from "#lib/auth/safe-path.ts";
import { setSessionCookie } from "#lib/auth/session-cookie.ts";

/** Signs in and goes to the page that was asked for. */
export async function submitSignIn(state: FormState, form: FormData): Promise<FormState> {
  return submitForm({
    state,
    form,
    schema: signInSchema,
    run: async (credentials) => {
      const origin = toOrigin(await headers());
      await setSessionCookie(await signIn({ ...credentials, origin }));
      redirect(toSafePath(form.get("next")?.toString()) ?? "/dashboard");
    },
  });
}
