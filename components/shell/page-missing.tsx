import { Compass } from "lucide-react";
import Link from "next/link";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

/** No such page, or not for this person: the two look the same on purpose. */
export function PageMissing() {
  return (
    <div className="flex min-h-[60dvh] items-center justify-center">
      <EmptyState
        action={
          <Button asChild>
            <Link href="/dashboard">Go to the dashboard</Link>
          </Button>
        }
        icon={<Compass />}
        title={<span className="text-base">There is no page here</span>}
      >
        The address may be mistyped, the page may be gone, or it may belong to somebody else.
      </EmptyState>
    </div>
  );
}
