import "server-only";
import { asSystem } from "../db/scope.ts";
import type { AlarmKind } from "./mutations.ts";

/** An alarm that lasts. */
export interface Alarm {
  kind: AlarmKind;
  /** What is wrong and what to look at. */
  detail: string;
  raisedAt: Date;
  lastAt: Date;
  /** How often it has been found to last. */
  count: number;
}

/** The alarms that last, the oldest first. For whoever runs the installation: they concern no one person. */
export async function listAlarms(): Promise<Alarm[]> {
  const rows = await asSystem("operator-alarm", (db) =>
    db.operatorAlarm.findMany({
      where: { clearedAt: null },
      orderBy: { raisedAt: "asc" },
      select: { kind: true, detail: true, raisedAt: true, lastAt: true, count: true },
    }),
  );
  // Stored by this application alone, which writes these words and no others.
  return rows.map((row) => ({ ...row, kind: row.kind as AlarmKind }));
}
