"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { createTeam } from "./actions.ts";

/** Names a new team; its creator becomes its admin. */
export function CreateTeamForm() {
  const [state, submit, pending] = useActionState(createTeam, null);
  return (
    <form action={submit} className="flex w-80 max-w-full flex-col gap-4 text-left">
      <Field
        autoComplete="off"
        error={state && "error" in state ? state.error : undefined}
        label="Team name"
        maxLength={80}
        name="name"
        placeholder="Family, rowing crew, study group"
        required
      />
      <Button className="self-start" pending={pending} type="submit">
        Create team
      </Button>
    </form>
  );
}
