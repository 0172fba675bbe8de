import { asUser } from "../../db/scope.ts";
import { listDocuments } from "../../documents/data.ts";
import { listPackedDays } from "../../heart-rate/data.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import { eachDay } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import { type SandboxControl, toDigests } from "./sandbox-control.ts";

/** What is stored of a type and what the sandbox has, both so that they can be compared. */
export async function readBothSets({
  userId,
  personaId,
  type,
  control,
}: {
  userId: UserId;
  personaId: string;
  type: DataTypeId;
  control: SandboxControl;
}): Promise<{ stored: string[]; upstream: string[] }> {
  const documents = await control.listDocuments(personaId, type);
  if (requireDataType(type).answer === "samples") {
    return { stored: await listStoredReadings(userId), upstream: toReadings(documents) };
  }
  const stored = await asUser(userId, (db) =>
    listDocuments(db, { userId, type, range: null, withSeries: "all" }),
  );
  return { stored: toDigests(stored), upstream: toDigests(documents) };
}

/** One line a second: of readings with one timestamp the last counts. */
function toReadings(rows: readonly Record<string, unknown>[]): string[] {
  const bpmBySecond = new Map(
    rows.map(({ timestamp, bpm }) => [Math.floor(Date.parse(String(timestamp)) / 1000), bpm]),
  );
  return [...bpmBySecond].map(([second, bpm]) => `${second} ${bpm}`).toSorted();
}

async function listStoredReadings(userId: UserId): Promise<string[]> {
  const days = eachDay({ firstDay: "2020-01-01", lastDay: "2030-12-31" });
  const packed = await asUser(userId, (db) => listPackedDays(db, { userId, days }));
  return packed
    .flatMap(({ day, at, bpm }) => {
      const midnight = Date.parse(`${day}T00:00:00Z`) / 1000;
      return at.map((second, index) => `${midnight + second} ${bpm[index]}`);
    })
    .toSorted();
}
