import type { SandboxClient } from "../../../sandbox/client.ts";
import { sha256 } from "../../crypto.ts";
import { asUser } from "../../db/scope.ts";
import { listDocuments } from "../../documents/data.ts";
import { listPackedDays } from "../../heart-rate/data.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import { eachDay } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";

const wholeHistory = { from: "2015-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" };

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
  control: SandboxClient;
}): Promise<{ stored: string[]; upstream: string[] }> {
  if (requireDataType(type).answer === "samples") {
    const rows = await control.heartRate(personaId, wholeHistory);
    return { stored: await listStoredReadings(userId), upstream: toReadings(rows) };
  }
  const stored = await asUser(userId, (db) =>
    listDocuments(db, { userId, type, range: null, withSeries: "all" }),
  );
  const upstream = await control.documents(personaId, type);
  return { stored: toDigests(stored), upstream: toDigests(upstream) };
}

/** Hashes of documents, in one order: a difference in a night's series would print pages. */
export function toDigests(documents: readonly object[]): string[] {
  return documents.map((one) => sha256(toText(one))).toSorted();
}

/** JSON with its keys in one order: the database keeps its own. */
function toText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner === null || typeof inner !== "object" || Array.isArray(inner)
      ? inner
      : Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
}

/** One line a second: of readings with one timestamp the last counts. */
function toReadings(rows: readonly { timestamp: string; bpm: number }[]): string[] {
  const bpmBySecond = new Map(
    rows.map(({ timestamp, bpm }) => [Math.floor(Date.parse(timestamp) / 1000), bpm]),
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
