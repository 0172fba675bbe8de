import { SandboxClient } from "../../../sandbox/client.ts";
import { asSystem } from "../../db/scope.ts";
import { enqueue } from "../../jobs/queue.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import { beginBackfill, toRefreshJob } from "../mutations.ts";
import type { RefreshDepth } from "../refresh-window.ts";
import { type ConnectedPerson, connectPerson, deletePerson } from "./connected-person.ts";
import { openJobRunner } from "./run-jobs.ts";
import { readBothSets } from "./stored-set.ts";

type Change = Awaited<ReturnType<SandboxClient["press"]>>["changes"][number];
type Action = Parameters<SandboxClient["press"]>[1];

/** All people of a sandbox, each a member and connected with every scope. */
export interface Everybody {
  /** By persona. */
  people: ReadonlyMap<string, ConnectedPerson>;
  /** Reads everybody's whole history. @returns what failed. */
  backfill(): Promise<string[]>;
  /** Reads these types again. @returns what failed. */
  refresh(asked: { types: readonly DataTypeId[]; depth: RefreshDepth }): Promise<string[]>;
  /** Works off what waits in the queue. @returns what failed. */
  runJobs(): Promise<string[]>;
  /** Lets these happen to everybody, one after the other; what changed, by persona. */
  press(actions: readonly Action[]): Promise<Map<string, Change[]>>;
  /** The personas of whom something else is stored than upstream has, and of how much. */
  listDifferences(type: DataTypeId): Promise<string[]>;
  close(): Promise<void>;
}

export async function connectEverybody(url: string): Promise<Everybody> {
  const control = new SandboxClient({ url });
  const runner = await openJobRunner();
  const people = new Map<string, ConnectedPerson>();
  for (const { id: personaId, membership } of await control.personas()) {
    // Whose membership has ended is told nothing: here they resume it first.
    if (membership !== "active") await control.press(personaId, "membership");
    people.set(personaId, await connectPerson({ url, personaId }));
  }
  return {
    people,
    runJobs: () => runner.run(),
    async backfill() {
      for (const { userId } of people.values()) await beginBackfill(userId);
      return runner.run();
    },
    async refresh({ types, depth }) {
      const jobs = [...people.values()].flatMap(({ userId }) =>
        types.map((type) => toRefreshJob({ userId, type, depth, priority: 0 })),
      );
      await asSystem("worker", (db) => enqueue(db, jobs));
      return runner.run();
    },
    async press(actions) {
      const changes = new Map<string, Change[]>();
      for (const personaId of people.keys()) {
        const all: Change[] = [];
        for (const action of actions) all.push(...(await control.press(personaId, action)).changes);
        changes.set(personaId, all);
      }
      return changes;
    },
    async listDifferences(type) {
      const different: string[] = [];
      for (const [personaId, { userId }] of people) {
        const { stored, upstream } = await readBothSets({ userId, personaId, type, control });
        const [mine, theirs] = [new Set(stored), new Set(upstream)];
        const missing = upstream.filter((one) => !mine.has(one)).length;
        const extra = stored.filter((one) => !theirs.has(one)).length;
        if (missing + extra > 0 || stored.length !== upstream.length) {
          different.push(`${personaId}: ${missing} missing, ${extra} extra`);
        }
      }
      return different;
    },
    async close() {
      for (const person of people.values()) await deletePerson(person);
      await runner.close();
    },
  };
}
