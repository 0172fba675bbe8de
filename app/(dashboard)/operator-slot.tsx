import { cache, Suspense } from "react";
import { OperatorEntry, type OperatorPlace } from "#components/operator/operator-entry.tsx";
import { loadProfile } from "#lib/accounts/data.ts";
import { requireSession } from "#lib/auth/session.ts";
import { getOperatorNotice } from "#lib/operator/data.ts";

/** How many things need the owner, read once per request; nothing is asked for anybody else. */
const loadNotice = cache(async () => {
  const [{ userId }, { isOwner }] = await Promise.all([requireSession(), loadProfile()]);
  return isOwner ? getOperatorNotice(userId) : null;
});

/** The owner's way to the operator's page, once it is known who is signed in. */
export function OperatorSlot({ place }: { place: OperatorPlace }) {
  return (
    <Suspense>
      <OwnersEntry place={place} />
    </Suspense>
  );
}

async function OwnersEntry({ place }: { place: OperatorPlace }) {
  const notice = await loadNotice();
  return notice && <OperatorEntry initial={notice} place={place} />;
}
