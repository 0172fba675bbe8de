"use client";

import { Eye, EyeOff } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "../ui/button.tsx";
import { describedBy, FieldShell, Input } from "../ui/field.tsx";
import type { FormState } from "./form-state.ts";

interface PasswordFieldProps {
  name: string;
  label: string;
  state: FormState;
  hint?: string;
  autoComplete: "current-password" | "new-password";
  required?: boolean;
}

/** A password that can be looked at while it is typed, which spares repeating it. */
export function PasswordField(props: PasswordFieldProps) {
  const { name, label, state, hint, autoComplete, required = true } = props;
  const [isShown, setShown] = useState(false);
  const id = useId();
  const error = state.errors[name];
  return (
    <FieldShell error={error} hint={hint} id={id} label={label}>
      <div className="relative">
        <Input
          aria-describedby={describedBy({ id, hint, error })}
          aria-invalid={error ? true : undefined}
          autoCapitalize="none"
          autoComplete={autoComplete}
          className="pr-11"
          id={id}
          maxLength={256}
          name={name}
          required={required}
          spellCheck={false}
          type={isShown ? "text" : "password"}
        />
        <Button
          aria-label={
            isShown ? `Hide the ${label.toLowerCase()}` : `Show the ${label.toLowerCase()}`
          }
          className="absolute top-1 right-1"
          onClick={() => setShown(!isShown)}
          size="icon"
          variant="ghost"
        >
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
      </div>
    </FieldShell>
  );
}
