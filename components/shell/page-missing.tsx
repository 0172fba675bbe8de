import { Compass } from "lucide-react";
import Link from "next/link";
import { Button } from "../ui/button.tsx";
import { MessagePage } from "./message-page.tsx";

/** No such page, or not for this person: the two look the same on purpose. */
export function PageMissing() {
  return (
    <MessagePage
      action={
        <Button asChild>
          <Link href="/dashboard">Go to the dashboard</Link>
        </Button>
      }
      icon={<Compass />}
      title="There is no page here"
    >
      The address may be mistyped, the page may be gone, or it may belong to somebody else.
    </MessagePage>
  );
}
