import "server-only";
import { cache } from "react";
import { requireSession } from "../auth/session.ts";
import { asUser } from "../db/scope.ts";
import type { UserId } from "../user-id.ts";

/** Who someone is and how they like their numbers. */
export interface Profile {
  name: string;
  email: string;
  /** IANA name. */
  timeZone: string;
  units: "metric" | "imperial";
  clock: "24" | "12";
  /** Whether they registered first and so own the installation. */
  isOwner: boolean;
}

/** The person's profile. @throws when the account no longer exists. */
export async function getProfile(userId: UserId): Promise<Profile> {
  const { units, clock, ...row } = await asUser(userId, (db) =>
    db.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        name: true,
        email: true,
        timeZone: true,
        units: true,
        clock: true,
        isOwner: true,
      },
    }),
  );
  return {
    ...row,
    units: units === "imperial" ? "imperial" : "metric",
    clock: clock === "12" ? "12" : "24",
  };
}

/** The signed-in person's profile, read once per request; a visitor is sent to sign in. */
export const loadProfile = cache(async (): Promise<Profile> => {
  const { userId } = await requireSession();
  return getProfile(userId);
});
