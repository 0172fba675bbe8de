"use client";

import { useActionState } from "react";
import { emptyForm, type FormAction } from "../accounts/form-state.ts";
import { PasswordField } from "../accounts/password-field.tsx";
import { useErrorFocus } from "../accounts/use-error-focus.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { SavedNote } from "./saved-note.tsx";

/** Replaces the password; the other sessions end. */
export function PasswordForm({ action, email }: { action: FormAction; email: string }) {
  const [state, submit, pending] = useActionState(action, emptyForm);
  const form = useErrorFocus(state);
  return (
    <Card>
      <form action={submit} className="flex flex-col gap-5" noValidate ref={form}>
        {state.message && <Banner kind="error" title={state.message} />}
        {/* Tells password managers whose password this is. */}
        <input autoComplete="username" className="hidden" defaultValue={email} name="username" />
        <div className="grid gap-5 sm:grid-cols-2">
          <PasswordField
            autoComplete="current-password"
            label="Current password"
            name="currentPassword"
            state={state}
          />
          <PasswordField
            autoComplete="new-password"
            hint="At least 10 characters."
            label="New password"
            name="password"
            state={state}
          />
        </div>
        <div className="flex items-center gap-4">
          <Button pending={pending} type="submit" variant="secondary">
            Change password
          </Button>
          <SavedNote state={state}>Changed. Other browsers are signed out.</SavedNote>
        </div>
      </form>
    </Card>
  );
}
