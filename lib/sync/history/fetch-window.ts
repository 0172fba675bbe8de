import type { OuraClient } from "../../oura/client.ts";
import type { HeartRateSample } from "../../oura/heart-rate-samples.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import { toRequestWindows } from "../../oura/window.ts";
import { addDays, type Day } from "../../time/day.ts";
import { type HistoryWindow, toPieces } from "../plan.ts";
import { toUnreadStretch } from "../refresh-window.ts";

/** What a window of a type's history holds: documents as received, or readings. */
export type WindowContents =
  | { kind: "documents"; documents: unknown[] }
  | { kind: "samples"; samples: HeartRateSample[] };

/** The heart-rate route takes 30 days at most; pieces of UTC days meet without overlap. */
const longestSampleDays = 30;

/**
 * Reads one window. Documents of neighbouring days may be among the answer (routes disagree about
 * their ends), which the store does not mind. Pieces of readings are fetched side by side.
 * @throws OuraError, and whatever the client's fetch and token source throw.
 */
export async function fetchWindow({
  client,
  type,
  window,
}: {
  client: OuraClient;
  type: DataTypeId;
  window: HistoryWindow;
}): Promise<WindowContents> {
  const { answer } = requireDataType(type);
  if (answer === "samples") {
    const pieces = toPieces({ ...window, most: longestSampleDays });
    const samples = await Promise.all(pieces.map((piece) => fetchSamples({ client, piece })));
    return { kind: "samples", samples: samples.flat() };
  }
  if (answer === "object") return { kind: "documents", documents: [await client.personalInfo()] };
  const documents: unknown[] = [];
  for (const query of toRequestWindows({ type, ...window })) {
    for await (const page of client.list({ type, query })) documents.push(...page);
  }
  return { kind: "documents", documents };
}

/**
 * Reads recent days and, where they bring something after a stretch without anything, that stretch too.
 * @throws as {@link fetchWindow}.
 */
export async function fetchRecent({
  client,
  type,
  window,
  newestDay,
}: {
  client: OuraClient;
  type: DataTypeId;
  window: HistoryWindow;
  /** The newest day stored of the type. */
  newestDay: Day | null;
}): Promise<{ window: HistoryWindow; contents: WindowContents }> {
  const recent = await fetchWindow({ client, type, window });
  const stretch = hasContents(recent) ? toUnreadStretch({ window, newestDay }) : null;
  if (stretch === null) return { window, contents: recent };
  const whole = { firstDay: stretch.firstDay, lastDay: window.lastDay };
  return { window: whole, contents: await fetchWindow({ client, type, window: whole }) };
}

function hasContents(contents: WindowContents): boolean {
  return contents.kind === "samples" ? contents.samples.length > 0 : contents.documents.length > 0;
}

async function fetchSamples({
  client,
  piece,
}: {
  client: OuraClient;
  piece: HistoryWindow;
}): Promise<HeartRateSample[]> {
  const range = {
    start: `${piece.firstDay}T00:00:00Z`,
    end: `${addDays({ day: piece.lastDay, count: 1 })}T00:00:00Z`,
  };
  const samples: HeartRateSample[] = [];
  for await (const page of client.listHeartRate(range)) samples.push(...page);
  return samples;
}
