import "server-only";
import { asSystem } from "../db/scope.ts";

/** What only whoever runs the installation can mend. */
export type AlarmKind =
  /** Oura refuses the application's own credentials: nobody can connect or be refreshed. */
  | "oura_credentials"
  /** Oura cannot be told where events go. */
  | "webhook_subscriptions";

/**
 * Raises an alarm or says that it lasts, as a row and in the log. Never throws: what failed goes on to
 * fail in its own way. Call it outside any transaction that may be undone.
 * @param detail what is wrong and what to look at; no token, no person.
 */
export async function raiseAlarm({
  kind,
  detail,
  cause,
}: {
  kind: AlarmKind;
  detail: string;
  cause?: unknown;
}): Promise<void> {
  console.error(`ALARM: ${detail}`, cause ?? "");
  try {
    await asSystem(
      "operator-alarm",
      (db) => db.$executeRaw`
        INSERT INTO operator_alarm AS a (kind, detail) VALUES (${kind}, ${detail})
        ON CONFLICT (kind) DO UPDATE SET detail = excluded.detail, last_at = now(),
          count = CASE WHEN a.cleared_at IS NULL THEN a.count + 1 ELSE 1 END,
          raised_at = CASE WHEN a.cleared_at IS NULL THEN a.raised_at ELSE now() END,
          cleared_at = NULL`,
    );
  } catch (error) {
    console.error("the alarm could not be stored", error);
  }
}

/** Ends an alarm, as what it was about works again. Never throws: that went well, after all. */
export async function clearAlarm(kind: AlarmKind): Promise<void> {
  try {
    await asSystem("operator-alarm", (db) =>
      db.operatorAlarm.updateMany({
        where: { kind, clearedAt: null },
        data: { clearedAt: new Date() },
      }),
    );
  } catch (error) {
    console.error("an alarm could not be cleared", error);
  }
}
