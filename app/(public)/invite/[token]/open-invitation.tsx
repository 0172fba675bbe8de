import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import type { Invitation } from "#lib/teams/data.ts";
import { sharedDays } from "#lib/teams/shared-scores.ts";
import type { Day } from "#lib/time/day.ts";
import { JoinForm } from "./join-form.tsx";
import { SharingChoices } from "./sharing-choices.tsx";

interface OpenInvitationProps {
  invitation: Invitation;
  token: string;
  isSignedIn: boolean;
  /** Where the examples end. */
  today: Day;
}

/** Who invites, what an admin would see, and the way in. */
export function OpenInvitation({ invitation, token, isSignedIn, today }: OpenInvitationProps) {
  const { inviterName, teamName } = invitation;
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold text-balance text-ink">
          {inviterName} invites you to {teamName}
        </h1>
        <p className="text-sm text-pretty text-ink-muted">
          The team’s admins always see your name, whether your ring is connected and when it last
          synced. Of your data they see what you tick: one number a day for the last {sharedDays}{" "}
          days, never a night’s details or heart-rate samples. Other members see nothing of yours.
          You can read when an admin looked.
        </p>
      </header>
      {isSignedIn ? (
        <JoinForm teamName={teamName} token={token}>
          <SharingChoices choosing today={today} />
        </JoinForm>
      ) : (
        <>
          <div className="flex flex-wrap gap-3">
            <Button asChild size="lg">
              <Link href={`/login?${new URLSearchParams({ next: `/invite/${token}` })}`}>
                Sign in to join
              </Link>
            </Button>
            <Button asChild size="lg" variant="secondary">
              <Link
                href={`/register?${new URLSearchParams({ next: `/invite/${token}`, invite: token })}`}
              >
                Create an account
              </Link>
            </Button>
          </div>
          <h2 className="-mb-3 text-base font-medium text-ink">You choose what to share</h2>
          <SharingChoices choosing={false} today={today} />
        </>
      )}
    </>
  );
}
