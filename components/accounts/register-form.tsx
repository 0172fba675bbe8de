"use client";

import { useActionState } from "react";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { FormField } from "./form-field.tsx";
import { emptyForm, type FormAction } from "./form-state.ts";
import { PasswordField } from "./password-field.tsx";
import { TimeZoneGuess } from "./time-zone-guess.tsx";
import { useErrorFocus } from "./use-error-focus.ts";

interface RegisterFormProps {
  action: FormAction;
  next: string | null;
  /** Token of the invitation link the person came by. */
  invite: string | null;
}

/** Name, e-mail address and password; works before and without scripts. */
export function RegisterForm({ action, next, invite }: RegisterFormProps) {
  const [state, submit, pending] = useActionState(action, emptyForm);
  const form = useErrorFocus(state);
  return (
    <form action={submit} className="flex flex-col gap-5" noValidate ref={form}>
      {state.message && <Banner kind="error" title={state.message} />}
      {next !== null && <input name="next" type="hidden" value={next} />}
      {invite !== null && <input name="invite" type="hidden" value={invite} />}
      <TimeZoneGuess />
      <FormField
        autoComplete="name"
        hint="Shown to you, and to the admins of teams you join."
        label="Name"
        maxLength={80}
        name="name"
        required
        state={state}
      />
      <FormField
        autoCapitalize="none"
        autoComplete="email"
        inputMode="email"
        label="E-mail address"
        name="email"
        required
        state={state}
        type="email"
      />
      <PasswordField
        autoComplete="new-password"
        hint="At least 10 characters. A few unrelated words are easy to keep and hard to guess."
        label="Password"
        name="password"
        state={state}
      />
      <Button className="w-full" pending={pending} size="lg" type="submit">
        Create account
      </Button>
    </form>
  );
}
