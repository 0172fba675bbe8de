import type { Clock } from "../clock.ts";
import type { Deliverer } from "../webhooks/deliverer.ts";

/** Longest real time that is spent on living through a stretch before the rest of it is jumped over. */
const patience = 60_000;

/**
 * Moves the clock forward through everything that waits on the way: midnights bring days, retries are
 * made at their own moments, and each is over before the next.
 */
export async function liveThrough({
  clock,
  deliverer,
  until,
}: {
  clock: Clock;
  deliverer: Deliverer;
  until: number;
}): Promise<void> {
  const begin = performance.now();
  const isPatient = () => performance.now() - begin < patience;
  for (;;) {
    const next = clock.nextAlarm;
    if (next === null || next > until || !isPatient()) break;
    if (next > clock.now()) clock.set(next);
    // What rings now may start deliveries a moment later.
    await new Promise((done) => setImmediate(done));
    deliverer.wake();
    await deliverer.idle();
  }
  if (until > clock.now()) clock.set(until);
  deliverer.wake();
  await deliverer.idle();
}
