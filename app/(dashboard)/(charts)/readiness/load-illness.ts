import "server-only";
import type { DayPin, MarkedDays } from "#components/charts/day-marks.ts";
import { asUser } from "#lib/db/scope.ts";
import { listRestModes, listTags } from "#lib/documents/moments.ts";
import { isIllness } from "#lib/oura/tag-name.ts";
import { type Day, eachDay } from "#lib/time/day.ts";
import type { UserId } from "#lib/user-id.ts";

/** Times in rest mode, and the days on which somebody noted that they were ill. */
export async function loadIllness(asked: {
  userId: UserId;
  firstDay: Day;
  lastDay: Day;
}): Promise<{ restModes: MarkedDays[]; illness: DayPin[] }> {
  const { userId, firstDay, lastDay } = asked;
  return asUser(userId, async (db) => {
    const range = { userId, from: firstDay, to: lastDay };
    const tags = await listTags(db, range);
    const rests = await listRestModes(db, range);
    const noted = tags
      .filter(({ name }) => isIllness(name))
      .flatMap(({ day, lastDay: until, name }) =>
        eachDay({ firstDay: day, lastDay: until }).map((each) => ({ day: each, label: name })),
      );
    const withRest = rests.flatMap(({ from, names }) =>
      names.map((label) => ({ day: from, label })),
    );
    return {
      restModes: rests.map(({ from, to }) => ({ from, to })),
      illness: [...noted, ...withRest],
    };
  });
}
