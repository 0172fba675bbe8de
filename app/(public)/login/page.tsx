import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountCard } from "#components/accounts/account-card.tsx";
import { SignInForm } from "#components/accounts/sign-in-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { toSafePath } from "#lib/auth/safe-path.ts";
import { getSession } from "#lib/auth/session.ts";
import { readText, type SearchParams } from "../search-params.ts";
import { submitSignIn } from "./actions.ts";
import { SignInNotice } from "./sign-in-notice.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function LoginPage({ searchParams }: { searchParams: SearchParams }) {
  const [session, search] = await Promise.all([getSession(), searchParams]);
  const next = toSafePath(readText(search.next));
  if (session !== null) redirect(next ?? "/dashboard");
  const register = next === null ? "/register" : `/register?${new URLSearchParams({ next })}`;
  return (
    <AccountCard
      footer={
        <>
          New here?{" "}
          <Button asChild variant="link">
            <Link href={register}>Create an account</Link>
          </Button>
        </>
      }
      hint="Your nights are waiting."
      title="Sign in"
    >
      <SignInNotice ended={readText(search.ended)} error={readText(search.error)} />
      <SignInForm action={submitSignIn} next={next} />
    </AccountCard>
  );
}
