import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getSession } from "#lib/auth/session.ts";
import { Introduction } from "./introduction.tsx";

export const metadata: Metadata = { title: { absolute: "Ringboard: your ring, your server" } };

export default async function StartPage() {
  if ((await getSession()) !== null) redirect("/dashboard");
  return <Introduction />;
}
