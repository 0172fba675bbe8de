import { Banner } from "#components/ui/banner.tsx";

const endings: Readonly<Record<string, string>> = {
  here: "You have signed out.",
  everywhere: "You have signed out everywhere.",
};

/** Codes that the sign-in route for scripts puts into the address. */
const errors: Readonly<Record<string, string>> = {
  CredentialsSignin: "This e-mail address and password do not fit together.",
  wrong_credentials: "This e-mail address and password do not fit together.",
  too_many_attempts: "Too many attempts. Wait a few minutes, then try again.",
};

/** Why the person sees this page again: signed out, or a sign-in elsewhere that failed. */
export function SignInNotice({ ended, error }: { ended: string | null; error: string | null }) {
  if (error !== null) {
    const title = errors[error] ?? "Signing in did not work. Try again.";
    return <Banner className="mb-5" kind="error" title={title} />;
  }
  const title = ended === null ? undefined : endings[ended];
  return title === undefined ? null : <Banner className="mb-5" kind="good" title={title} />;
}
