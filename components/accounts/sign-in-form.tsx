"use client";

import { useActionState } from "react";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { FormField } from "./form-field.tsx";
import { emptyForm, type FormAction } from "./form-state.ts";
import { PasswordField } from "./password-field.tsx";
import { useErrorFocus } from "./use-error-focus.ts";

interface SignInFormProps {
  action: FormAction;
  /** A path of ours to go to afterwards. */
  next: string | null;
}

/** E-mail address and password; works before and without scripts. */
export function SignInForm({ action, next }: SignInFormProps) {
  const [state, submit, pending] = useActionState(action, emptyForm);
  const form = useErrorFocus(state);
  return (
    <form action={submit} className="flex flex-col gap-5" noValidate ref={form}>
      {state.message && <Banner kind="error" title={state.message} />}
      {next !== null && <input name="next" type="hidden" value={next} />}
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
        autoComplete="current-password"
        label="Password"
        name="password"
        state={state}
      />
      <Button className="w-full" pending={pending} size="lg" type="submit">
        Sign in
      </Button>
    </form>
  );
}
