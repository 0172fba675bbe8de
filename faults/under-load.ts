import type { Pool } from "pg";
import { audit, listStuckJobs, listStuckSessions, waitUntilApplied } from "./audit.ts";
import type { Finding } from "./report.ts";
import { type Sender, startSender } from "./sender.ts";
import { openSubjects } from "./subjects.ts";
import type { World } from "./world.ts";

/** What a fault adds to the account of its scenario. */
export type Extra = Pick<Finding, "figures" | "violations">;

/** Sends of webhooks may take this long to be acknowledged once the fault is over, and to be applied. */
const recoverySeconds = 150;
/** Nothing of ours waits this long, but what a fault left behind. */
const stuckSeconds = 100;

/**
 * Lets a fault happen under a steady load of signed webhooks about people of whom nothing is stored, and
 * then counts: every event that was acknowledged is stored once and led to its document, exactly as the
 * sandbox has it, without anybody asking.
 */
export async function runUnderLoad({
  world,
  pool,
  scenario,
  perSecond,
  happen,
}: {
  world: World;
  pool: Pool;
  scenario: string;
  perSecond: number;
  /** The fault, from its beginning to its end. */
  happen: (load: { sender: Sender }) => Promise<Extra>;
}): Promise<Finding> {
  const { appUrl, clientSecret, random, sandbox, signal } = world;
  const subjects = await openSubjects(sandbox);
  const [first, ...others] = subjects.documents;
  if (first === undefined) throw new Error("the sandbox has no document to send events about");
  const sender = startSender({
    url: `${appUrl}/api/oura/webhook`,
    secret: clientSecret,
    random,
    documents: [first, ...others],
    perSecond,
    signal,
  });
  const extra = await happen({ sender });
  const overAt = Date.now();
  await sender.finish({ seconds: recoverySeconds });
  const appliedIn = await waitUntilApplied({ subjects, seconds: recoverySeconds, signal });
  const recovered = (Date.now() - overAt) / 1000;
  const account = await audit({ subjects, events: sender.events });
  const { sent, acknowledged, stored, applied, lost, double, examples } = account;
  const stuck = [
    ...(await listStuckSessions({ pool, seconds: stuckSeconds })),
    ...(await listStuckJobs(pool)),
  ];
  await subjects.close();
  return {
    scenario,
    figures: {
      ...extra.figures,
      sent,
      acknowledged,
      stored,
      applied,
      lost,
      double,
      stuck: stuck.length,
      "recovered s": Math.round(recovered * 10) / 10,
    },
    violations: [
      ...extra.violations,
      ...(acknowledged < sent ? [`${sent - acknowledged} events were never acknowledged`] : []),
      ...(appliedIn === null ? [`events were still pending after ${recoverySeconds} s`] : []),
      ...(lost + double > 0 ? [`${lost} lost, ${double} double`] : []),
      ...examples,
      ...stuck.map((text) => `stuck: ${text}`),
    ],
  };
}
