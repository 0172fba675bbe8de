"use server";

import { redirect } from "next/navigation";
import { endAllSessions, endSession } from "./mutations.ts";
import { getSession } from "./session.ts";
import { clearSessionCookie } from "./session-cookie.ts";

/** Ends this browser's session and shows the sign-in page. */
export async function signOut(): Promise<void> {
  const session = await getSession();
  if (session !== null) await endSession({ ...session, kind: "signed_out" });
  await clearSessionCookie();
  redirect("/login?ended=here");
}

/** Ends every session of the person, in all browsers. */
export async function signOutEverywhere(): Promise<void> {
  const session = await getSession();
  if (session !== null) await endAllSessions(session.userId);
  await clearSessionCookie();
  redirect("/login?ended=everywhere");
}
