"use client";

import { useActionState } from "react";
import { ConfirmDialog } from "#components/team/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { deleteTeam, renameTeam } from "../actions.ts";

/** The admin's name and end of a team. */
export function TeamSettings({ teamId, name }: { teamId: string; name: string }) {
  const [state, submit, pending] = useActionState(renameTeam.bind(null, teamId), null);
  return (
    <Card title="Team settings">
      <form action={submit} className="flex items-end gap-2">
        <Field
          autoComplete="off"
          className="max-w-sm flex-1"
          defaultValue={name}
          error={state && "error" in state ? state.error : undefined}
          key={name}
          label="Name"
          maxLength={80}
          name="name"
          required
        />
        <Button className="h-10" pending={pending} type="submit" variant="secondary">
          Rename
        </Button>
      </form>
      <div className="mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-5">
        <p className="max-w-prose text-sm text-ink-muted">
          Deleting the team ends all sharing in it. Nobody loses their own data.
        </p>
        <ConfirmDialog
          action={deleteTeam.bind(null, teamId)}
          confirm="Delete team"
          description={`Everybody’s membership, what they share here and all links end. Type ${name} to go on.`}
          title={`Delete ${name}?`}
          trigger={<Button variant="danger">Delete team</Button>}
        >
          <Field autoComplete="off" label="Team name" name="name" required />
        </ConfirmDialog>
      </div>
    </Card>
  );
}
