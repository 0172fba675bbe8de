"use server";

import { redirect } from "next/navigation";
import { endSession } from "#lib/auth/mutations.ts";
import { getSession } from "#lib/auth/session.ts";
import { clearSessionCookie } from "#lib/auth/session-cookie.ts";

/** Ends this browser's session: its row first, then the cookie that names it. */
export async function signOut(): Promise<void> {
  const session = await getSession();
  if (session !== null) await endSession({ ...session, kind: "signed_out" });
  await clearSessionCookie();
  redirect("/login?ended=here");
}
