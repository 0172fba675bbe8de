import type { ComponentProps } from "react";
import { Field } from "../ui/field.tsx";
import type { FormState } from "./form-state.ts";

interface FormFieldProps extends ComponentProps<typeof Field> {
  name: string;
  state: FormState;
}

/** A field of a server-action form: shows its own error and keeps what was typed. */
export function FormField({ name, state, defaultValue, ...rest }: FormFieldProps) {
  return (
    <Field
      defaultValue={state.values[name] ?? defaultValue}
      error={state.errors[name]}
      name={name}
      {...rest}
    />
  );
}
