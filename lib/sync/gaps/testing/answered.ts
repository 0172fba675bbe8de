import { eachDay } from "../../../time/day.ts";
import type { GapKind } from "../reason.ts";
import type { GapsAnswer } from "../schema.ts";

/** Every missing day of an answer by "type day", with its reason. */
export function toAnswered({ types }: GapsAnswer): Map<string, GapKind> {
  return new Map(
    Object.entries(types).flatMap(([type, { runs }]) =>
      runs.flatMap(({ from, to, kind }) =>
        eachDay({ firstDay: from, lastDay: to }).map((day) => [`${type} ${day}`, kind] as const),
      ),
    ),
  );
}
