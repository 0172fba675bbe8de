import { LockKeyhole } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** Registration is by invitation or closed, and this visitor has no valid one. */
export function RegistrationClosed({ isInvited }: { isInvited: boolean }) {
  return (
    <Card className="w-full max-w-md">
      <EmptyState
        action={
          <Button asChild>
            <Link href="/login">Sign in</Link>
          </Button>
        }
        icon={<LockKeyhole />}
        title={isInvited ? "This invitation is no longer valid" : "No open registration here"}
      >
        {isInvited
          ? "It was used, withdrawn or has expired. Ask the person who invited you for a new link."
          : "New accounts need an invitation link from somebody who uses this installation."}
      </EmptyState>
    </Card>
  );
}
