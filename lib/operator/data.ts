import "server-only";
import { asSystem, asUser, type Db } from "../db/scope.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { dataTypes, getDataType } from "../oura/registry.ts";
import { wantedSubscriptions } from "../oura/subscription-plan.ts";
import { listDeadLetters } from "../sync/letters/data.ts";
import type { UserId } from "../user-id.ts";
import { toProblems } from "./problems.ts";
import type {
  AnnouncedType,
  Expected,
  Figures,
  Letter,
  OperatorAnswer,
  OperatorNotice,
  Pulse,
} from "./schema.ts";

/** Dead letters shown at a time; replaying all takes the others too. */
const mostLetters = 50;

const announcedTypes: readonly AnnouncedType[] = dataTypes.flatMap(
  ({ id: type, webhook, label }) => (webhook === null ? [] : [{ type, webhook, label }]),
);

/** What there should be, by registry and settings. */
export function getExpected(): Expected {
  return { subscriptions: wantedSubscriptions.length, requests: env().OURA_RATE_LIMIT };
}

/** Whether data flows. Cheap, since anybody may cause it. */
export async function getPulse(): Promise<Pulse> {
  const [row] = await asSystem(
    "health",
    (db) => db.$queryRaw<{ pulse: Pulse }[]>`SELECT installation_pulse() AS pulse`,
  );
  if (row === undefined) throw new TypeError("a select without a table answers one row");
  return row.pulse;
}

/** Everything there is to tell of the installation. */
export async function getFigures(): Promise<Figures> {
  const [row] = await asSystem(
    "health",
    (db) => db.$queryRaw<{ figures: Figures }[]>`SELECT installation_figures() AS figures`,
  );
  if (row === undefined) throw new TypeError("a select without a table answers one row");
  return row.figures;
}

/** The operator's page for the owner of the installation; null for everybody else, so says the database. */
export async function getOperatorAnswer(userId: UserId): Promise<OperatorAnswer | null> {
  const figures = await asUser(userId, readOwnerFigures);
  if (figures === null) return null;
  const expected = getExpected();
  const problems = toProblems({ pulse: figures.pulse, expected });
  const letters = await listLetters(userId);
  return { figures, expected, types: [...announcedTypes], problems, letters };
}

async function listLetters(userId: UserId): Promise<Letter[]> {
  const letters = await asSystem("operator", async (db) => {
    await requireOwner(db, { userId });
    return listDeadLetters(db, { limit: mostLetters });
  });
  return letters.map(({ type, receivedAt, ...letter }) => ({
    ...letter,
    label: getDataType(type)?.label ?? type,
    receivedAt: receivedAt.toISOString(),
  }));
}

/**
 * To open a system scope with, in which the owner acts on the whole installation.
 * @throws AppError `not_found` for anybody else.
 */
export async function requireOwner(db: Db, { userId }: { userId: UserId }): Promise<void> {
  const row = await db.user.findUnique({
    where: { id: userId, isOwner: true, disabledAt: null },
    select: { id: true },
  });
  if (row === null) throw notOwner();
}

async function readOwnerFigures(db: Db): Promise<Figures | null> {
  const [row] = await db.$queryRaw<{ figures: Figures | null }[]>`
    SELECT owner_figures() AS figures`;
  return row?.figures ?? null;
}

/** How many things need the owner; null for everybody else. */
export async function getOperatorNotice(userId: UserId): Promise<OperatorNotice | null> {
  const [row] = await asUser(
    userId,
    (db) => db.$queryRaw<{ pulse: Pulse | null }[]>`SELECT owner_pulse() AS pulse`,
  );
  const pulse = row?.pulse ?? null;
  if (pulse === null) return null;
  return { problems: toProblems({ pulse, expected: getExpected() }).length };
}

/** What is the owner's alone. @throws AppError `not_found` when there is nothing for this person. */
export function requireOwned<Answer>(answer: Answer | null): Answer {
  if (answer === null) throw notOwner();
  return answer;
}

/** Whoever does not own the installation is not told that there is such a page. */
function notOwner(): AppError {
  return new AppError("not_found", "There is nothing here.");
}
