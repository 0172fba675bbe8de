"use server";

import { redirect } from "next/navigation";
import { type FormState, toFormError } from "#components/team/form-state.ts";
import { requireSession } from "#lib/auth/session.ts";
import { parseInput } from "#lib/http/read-input.ts";
import { acceptInvitation } from "#lib/teams/mutations.ts";
import { sharesSchema } from "#lib/teams/schema.ts";

/** Joins the team of the link, sharing the form's ticked `shares`, and goes to it. */
export async function joinTeam(token: string, _: FormState, form: FormData): Promise<FormState> {
  const { userId } = await requireSession();
  let teamId: string;
  try {
    const shares = parseInput(sharesSchema, form.getAll("shares"));
    teamId = await acceptInvitation({ userId, token, shares });
  } catch (error) {
    return toFormError(error);
  }
  redirect(`/teams/${teamId}`);
}
