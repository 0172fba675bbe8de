import "server-only";
import { getExpected, getFigures, getPulse } from "./data.ts";
import { toExposition } from "./exposition.ts";
import { toFigureMetrics, toHealthMetrics } from "./metrics.ts";
import { toProblems } from "./problems.ts";
import { toAppProcessMetrics } from "./process-metrics.ts";
import type { Problem } from "./schema.ts";

/** Whether data flows, and if not, why. */
export interface Health {
  status: "ok" | "failing";
  problems: Problem[];
}

/** The database is given up on after this. */
const patienceMs = 3_000;
/** One look serves everybody who asks within this time: no flood of requests reaches the database. */
const freshMs = 1_000;

const databaseProblem: Problem = {
  kind: "database",
  title: "The database does not answer",
  detail: `There was no answer within ${patienceMs / 1000} seconds, or the connection was refused.`,
  remedy:
    "Check that PostgreSQL runs, that DATABASE_URL is right and that connections are left. Events are refused meanwhile, and Oura sends them again for about an hour.",
  since: null,
};

let last: { at: number; health: Promise<Health> } | null = null;

/** Looks at what has to work for data to flow, at most once a second. Never throws. */
export function getHealth({ now = Date.now() }: { now?: number } = {}): Promise<Health> {
  if (last === null || now - last.at >= freshMs) last = { at: now, health: look() };
  return last.health;
}

async function look(): Promise<Health> {
  const pulse = await withPatience(getPulse);
  const problems =
    pulse === null ? [databaseProblem] : toProblems({ pulse, expected: getExpected() });
  return { status: problems.length === 0 ? "ok" : "failing", problems };
}

/** Whether events can be taken: the database answers. */
export async function isReady(): Promise<boolean> {
  const { problems } = await getHealth();
  return !problems.some(({ kind }) => kind === "database");
}

/** Health and figures in Prometheus' text format; health and this process alone while the database is away. */
export async function getMetricsText(): Promise<string> {
  const expected = getExpected();
  const figures = await withPatience(getFigures);
  const problems =
    figures === null ? [databaseProblem] : toProblems({ pulse: figures.pulse, expected });
  return toExposition([
    ...toHealthMetrics(problems),
    ...(figures === null ? [] : toFigureMetrics({ figures, expected })),
    ...toAppProcessMetrics(),
  ]);
}

/** What the database answers, or null when it fails or takes longer than three seconds. */
async function withPatience<Answer>(read: () => Promise<Answer>): Promise<Answer | null> {
  const abandoned = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs).unref();
  });
  try {
    return await Promise.race([read(), abandoned]);
  } catch (error) {
    console.error("the database does not answer", error instanceof Error ? error.message : error);
    return null;
  }
}
