import "server-only";
import { Prisma } from "#prisma/generated/client.ts";
import { recordAudit } from "../audit/mutations.ts";
import { type NewSession, type Origin, openSession } from "../auth/mutations.ts";
import { sha256 } from "../crypto.ts";
import { asSystem, asUser, type Db } from "../db/scope.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { type SessionId, toUserId, type UserId } from "../user-id.ts";
import { countAttempt, forgiveAttempt, type ThrottleSubject, tooManyAttempts } from "./attempts.ts";
import { hashPassword, isPassword } from "./password.ts";
import type { ProfileInput, Registration } from "./schema.ts";

/** The one answer to a wrong password and to an unknown address. */
const wrongCredentials = "This e-mail address and password do not fit together.";

/** Taken while a first account may be in the making, so that two cannot both be first. */
const ownerLock = 7_260_411;

/**
 * Creates an account and signs it in. The first one owns the installation and may register whatever
 * REGISTRATION says, since nobody could invite it.
 * @throws AppError `forbidden` (closed, no valid invitation), `conflict` (address taken),
 * `too_many_attempts`.
 */
export async function registerUser({
  registration,
  origin,
}: {
  registration: Registration;
  origin: Origin;
}): Promise<NewSession> {
  const { name, email, password, timeZone, invite } = registration;
  const subjects: ThrottleSubject[] = [{ rule: "registration", value: origin.address }];
  const waitSeconds = await asSystem("registration", (db) =>
    countAttempt(db, { subjects, now: new Date() }),
  );
  if (waitSeconds > 0) throw tooManyAttempts(waitSeconds);
  const passwordHash = await hashPassword(password);
  try {
    return await asSystem("registration", async (db) => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(${ownerLock}::bigint)`;
      const isOwner = (await db.user.findFirst({ select: { id: true } })) === null;
      if (!isOwner) await requireAdmission(db, { invite: invite ?? null });
      const data = { name, email, passwordHash, timeZone, isOwner };
      const { id } = await db.user.create({ data, select: { id: true } });
      const userId = toUserId(id);
      await recordAudit(db, { userId, kind: "registered", detail: { isOwner } });
      await forgiveAttempt(db, { subjects });
      return openSession(db, { userId, origin });
    });
  } catch (error) {
    // The unique address settles the race of two registrations.
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", "There is an account with this address already.");
  }
}

async function requireAdmission(db: Db, { invite }: { invite: string | null }): Promise<void> {
  const { REGISTRATION } = env();
  if (REGISTRATION === "open") return;
  if (REGISTRATION === "closed") {
    throw new AppError("forbidden", "This installation takes no new accounts.");
  }
  if (invite !== null && (await hasOpenInvitation(db, { invite }))) return;
  throw new AppError("forbidden", "Registration here needs a valid invitation link.");
}

async function hasOpenInvitation(db: Db, { invite }: { invite: string }): Promise<boolean> {
  const invitation = await db.teamInvitation.findFirst({
    where: {
      tokenHash: sha256(invite),
      usedAt: null,
      revokedAt: null,
      expiresAt: { gt: new Date() },
    },
    select: { id: true },
  });
  return invitation !== null;
}

/** Whether the visitor may register now, for the page to say so before anything is typed. */
export async function getAdmission({
  invite,
}: {
  invite: string | null;
}): Promise<{ admitted: boolean; first: boolean }> {
  return asSystem("registration", async (db) => {
    const first = (await db.user.findFirst({ select: { id: true } })) === null;
    const { REGISTRATION } = env();
    if (first || REGISTRATION === "open") return { admitted: true, first };
    const invited = REGISTRATION === "invite" && invite !== null;
    return { admitted: invited && (await hasOpenInvitation(db, { invite })), first };
  });
}

/**
 * Checks e-mail address and password and opens a session. Unknown accounts, disabled ones and wrong
 * passwords get the same answer after the same time.
 * @throws AppError `wrong_credentials`, `too_many_attempts` with the seconds to wait.
 */
export async function signIn({
  email,
  password,
  origin,
}: {
  email: string;
  password: string;
  origin: Origin;
}): Promise<NewSession> {
  const subjects: ThrottleSubject[] = [
    { rule: "account", value: email },
    { rule: "address", value: origin.address },
  ];
  const { waitSeconds, user } = await asSystem("sign-in", async (db) => ({
    waitSeconds: await countAttempt(db, { subjects, now: new Date() }),
    user: await db.user.findUnique({
      where: { email, disabledAt: null },
      select: { id: true, passwordHash: true },
    }),
  }));
  if (waitSeconds > 0) throw tooManyAttempts(waitSeconds);
  const userId = user === null ? null : toUserId(user.id);
  // Between two transactions: hashing takes its time, and no database connection should wait for it.
  const fits = await isPassword({ password, passwordHash: user?.passwordHash ?? null });
  const { address } = origin;
  if (!fits || userId === null) {
    await asSystem("sign-in", (db) =>
      recordAudit(db, { userId, kind: "sign_in_failed", detail: { address } }),
    );
    throw new AppError("wrong_credentials", wrongCredentials);
  }
  return asSystem("sign-in", async (db) => {
    await forgiveAttempt(db, { subjects });
    await recordAudit(db, { userId, kind: "signed_in", detail: { address } });
    return openSession(db, { userId, origin });
  });
}

/**
 * Replaces the password and ends every other session.
 * @throws AppError `wrong_credentials` when the current one does not fit, `too_many_attempts`.
 */
export async function changePassword({
  userId,
  sessionId,
  currentPassword,
  password,
}: {
  userId: UserId;
  sessionId: SessionId;
  currentPassword: string;
  password: string;
}): Promise<{ endedSessions: number }> {
  await requirePassword({ userId, password: currentPassword });
  const passwordHash = await hashPassword(password);
  return asUser(userId, async (db) => {
    await db.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
    const { count } = await db.session.deleteMany({ where: { userId, id: { not: sessionId } } });
    await recordAudit(db, { userId, kind: "password_changed", detail: { endedSessions: count } });
    return { endedSessions: count };
  });
}

/**
 * Saves name, address, time zone, units and clock. A new address needs the current password.
 * @throws AppError `wrong_credentials`, `conflict` (address taken), `too_many_attempts`.
 */
export async function updateProfile({
  userId,
  profile: { currentPassword, ...profile },
}: {
  userId: UserId;
  profile: ProfileInput;
}): Promise<void> {
  const { email } = await asUser(userId, (db) =>
    db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } }),
  );
  if (email !== profile.email) {
    await requirePassword({ userId, password: currentPassword ?? "" });
  }
  try {
    await asUser(userId, async (db) => {
      await db.user.update({ where: { id: userId }, data: profile, select: { id: true } });
      if (email !== profile.email) await recordAudit(db, { userId, kind: "email_changed" });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", "There is an account with this address already.");
  }
}

/** Asks a signed-in person's password again, throttled like a sign-in. */
async function requirePassword({
  userId,
  password,
}: {
  userId: UserId;
  password: string;
}): Promise<void> {
  const subjects: ThrottleSubject[] = [{ rule: "account", value: userId }];
  const { waitSeconds, passwordHash } = await asSystem("sign-in", async (db) => {
    const user = await db.user.findUniqueOrThrow({
      where: { id: userId },
      select: { passwordHash: true },
    });
    const waitSeconds = await countAttempt(db, { subjects, now: new Date() });
    return { waitSeconds, passwordHash: user.passwordHash };
  });
  if (waitSeconds > 0) throw tooManyAttempts(waitSeconds);
  if (!(await isPassword({ password, passwordHash }))) {
    throw new AppError("wrong_credentials", "This is not your current password.");
  }
  await asSystem("sign-in", (db) => forgiveAttempt(db, { subjects }));
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
