import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountCard } from "#components/accounts/account-card.tsx";
import { RegisterForm } from "#components/accounts/register-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { getAdmission } from "#lib/accounts/mutations.ts";
import { toSafePath } from "#lib/auth/safe-path.ts";
import { getSession } from "#lib/auth/session.ts";
import { readText, type SearchParams } from "../search-params.ts";
import { submitRegistration } from "./actions.ts";
import { RegistrationClosed } from "./registration-closed.tsx";

// The address may hold an invitation's token: no page opened from here may learn it.
export const metadata: Metadata = { title: "Create an account", referrer: "same-origin" };

export default async function RegisterPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await searchParams;
  const next = toSafePath(readText(search.next));
  const invite = readText(search.invite);
  const [session, { admitted, first }] = await Promise.all([
    getSession(),
    getAdmission({ invite }),
  ]);
  if (session !== null) redirect(next ?? "/dashboard");
  if (!admitted) return <RegistrationClosed isInvited={invite !== null} />;
  const login = next === null ? "/login" : `/login?${new URLSearchParams({ next })}`;
  return (
    <AccountCard
      footer={
        <>
          Have an account?{" "}
          <Button asChild variant="link">
            <Link href={login}>Sign in</Link>
          </Button>
        </>
      }
      hint={first ? "The first account owns this installation." : "Then connect your ring."}
      title="Create your account"
    >
      <RegisterForm action={submitRegistration} invite={invite} next={next} />
    </AccountCard>
  );
}
