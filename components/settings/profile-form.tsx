"use client";

import { useActionState, useId, useState } from "react";
import { FormField } from "../accounts/form-field.tsx";
import { emptyForm, type FormAction } from "../accounts/form-state.ts";
import { PasswordField } from "../accounts/password-field.tsx";
import { useErrorFocus } from "../accounts/use-error-focus.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { FieldShell } from "../ui/field.tsx";
import { NativeSelect } from "../ui/select.tsx";
import { SavedNote } from "./saved-note.tsx";

interface ProfileFormProps {
  action: FormAction;
  profile: { name: string; email: string; timeZone: string; units: string; clock: string };
  /** Every IANA zone that the server knows. */
  timeZones: readonly string[];
}

const units = [
  { value: "metric", label: "Metric: km, kg, °C" },
  { value: "imperial", label: "Imperial: mi, lb, °F" },
] as const;

const clocks = [
  { value: "24", label: "24 hours: 23:41" },
  { value: "12", label: "12 hours: 11:41 pm" },
] as const;

/** Name, address and how dates and numbers are written. */
export function ProfileForm({ action, profile, timeZones }: ProfileFormProps) {
  const [state, submit, pending] = useActionState(action, emptyForm);
  const form = useErrorFocus(state);
  const [email, setEmail] = useState(profile.email);
  const id = useId();
  const isMoving =
    email.trim().toLowerCase() !== profile.email || state.errors.currentPassword !== undefined;
  return (
    <Card>
      <form action={submit} className="flex flex-col gap-5" noValidate ref={form}>
        {state.message && <Banner kind="error" title={state.message} />}
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField
            autoComplete="name"
            defaultValue={profile.name}
            label="Name"
            maxLength={80}
            name="name"
            required
            state={state}
          />
          <FormField
            autoComplete="email"
            defaultValue={profile.email}
            label="E-mail address"
            name="email"
            onChange={({ target }) => setEmail(target.value)}
            required
            state={state}
            type="email"
          />
        </div>
        {isMoving && (
          <PasswordField
            autoComplete="current-password"
            hint="You sign in with this address, so changing it needs your password."
            label="Current password"
            name="currentPassword"
            state={state}
          />
        )}
        <FormField
          autoComplete="off"
          defaultValue={profile.timeZone}
          hint="For times without a place of their own, such as the last sync. Nights keep the clock of where you slept."
          label="Time zone"
          list={`${id}-zones`}
          name="timeZone"
          required
          spellCheck={false}
          state={state}
        />
        <datalist id={`${id}-zones`}>
          {timeZones.map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
        <div className="grid gap-5 sm:grid-cols-2">
          <Choice
            label="Units"
            name="units"
            options={units}
            value={state.values.units ?? profile.units}
          />
          <Choice
            label="Clock"
            name="clock"
            options={clocks}
            value={state.values.clock ?? profile.clock}
          />
        </div>
        <div className="flex items-center gap-4">
          <Button pending={pending} type="submit">
            Save profile
          </Button>
          <SavedNote state={state}>Saved</SavedNote>
        </div>
      </form>
    </Card>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  const id = useId();
  return (
    <FieldShell id={id} label={label}>
      {/* A new key, since React leaves a select where it is when only its default changes. */}
      <NativeSelect defaultValue={value} id={id} key={value} name={name}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </FieldShell>
  );
}
