"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, toFormError } from "#components/team/form-state.ts";
import { requireSession } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import { parseInput } from "#lib/http/read-input.ts";
import * as teams from "#lib/teams/mutations.ts";
import { idSchema, sharesSchema, teamNameSchema } from "#lib/teams/schema.ts";

function refresh(teamId: string): void {
  revalidatePath("/teams");
  revalidatePath(`/teams/${teamId}`);
}

/** Creates a team from the form's `name` and goes to it. */
export async function createTeam(_: FormState, form: FormData): Promise<FormState> {
  const { userId } = await requireSession();
  let teamId: string;
  try {
    teamId = await teams.createTeam({ userId, name: parseInput(teamNameSchema, form.get("name")) });
  } catch (error) {
    return toFormError(error);
  }
  revalidatePath("/teams");
  redirect(`/teams/${teamId}`);
}

/** Gives the team the form's `name`. */
export async function renameTeam(id: string, _: FormState, form: FormData): Promise<FormState> {
  const { userId } = await requireSession();
  try {
    const teamId = parseInput(idSchema, id);
    await teams.renameTeam({ userId, teamId, name: parseInput(teamNameSchema, form.get("name")) });
  } catch (error) {
    return toFormError(error);
  }
  refresh(id);
  return { saved: true };
}

/** Deletes the team if the form's `name` is its name. */
export async function deleteTeam(id: string, _: FormState, form: FormData): Promise<FormState> {
  const { userId } = await requireSession();
  try {
    const teamId = parseInput(idSchema, id);
    await teams.deleteTeam({ userId, teamId, typedName: String(form.get("name")) });
  } catch (error) {
    return toFormError(error);
  }
  revalidatePath("/teams");
  redirect("/teams");
}

/** Makes an invitation link. It is returned here and can never be read again. */
export async function createInvitation(id: string): Promise<{ error: string } | { link: string }> {
  const { userId } = await requireSession();
  try {
    const token = await teams.createInvitation({ userId, teamId: parseInput(idSchema, id) });
    refresh(id);
    return { link: `${env().APP_URL}/invite/${token}` };
  } catch (error) {
    return toFormError(error);
  }
}

/** Ends an invitation link that nobody used. */
export async function revokeInvitation(id: string, invitation: string): Promise<FormState> {
  const { userId } = await requireSession();
  try {
    const [teamId, invitationId] = [parseInput(idSchema, id), parseInput(idSchema, invitation)];
    await teams.revokeInvitation({ userId, teamId, invitationId });
  } catch (error) {
    return toFormError(error);
  }
  refresh(id);
  return { saved: true };
}

/** Makes the form's ticked `shares` all that the person shares in the team. */
export async function updateShares(id: string, _: FormState, form: FormData): Promise<FormState> {
  const { userId } = await requireSession();
  try {
    const shares = parseInput(sharesSchema, form.getAll("shares"));
    await teams.updateShares({ userId, teamId: parseInput(idSchema, id), shares });
  } catch (error) {
    return toFormError(error);
  }
  refresh(id);
  return { saved: true };
}

/** Ends the person's own membership. */
export async function leaveTeam(id: string): Promise<FormState> {
  const { userId } = await requireSession();
  try {
    await teams.leaveTeam({ userId, teamId: parseInput(idSchema, id) });
  } catch (error) {
    return toFormError(error);
  }
  revalidatePath("/teams");
  redirect("/teams");
}

/** Ends a member's membership, by an admin. */
export async function removeMember(id: string, member: string): Promise<FormState> {
  const { userId } = await requireSession();
  try {
    const [teamId, memberId] = [parseInput(idSchema, id), parseInput(idSchema, member)];
    await teams.removeMember({ userId, teamId, memberId });
  } catch (error) {
    return toFormError(error);
  }
  refresh(id);
  return { saved: true };
}
