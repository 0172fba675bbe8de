import { AccountMenu } from "#components/shell/account-menu.tsx";
import { loadProfile } from "#lib/accounts/data.ts";
import { signOut } from "./sign-out.ts";

/** The account menu of whoever is signed in; a visitor is sent to sign in. */
export async function SignedInAccount() {
  const { name, email } = await loadProfile();
  return <AccountMenu email={email} name={name} signOut={signOut} />;
}
