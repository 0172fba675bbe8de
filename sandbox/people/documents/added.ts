import { formatInstant, toDay } from "../calendar.ts";
import { toIdentifier } from "../identifiers.ts";
import type { Person } from "../person.ts";
import { Random } from "../random.ts";
import { offsetAt } from "../zones.ts";
import type { OuraDocument } from "./draft.ts";

/** Something that a person entered by hand: a workout, or a tag. */
export interface AddedEntry {
  type: "workout" | "tag";
  day: number;
  /** Position among the documents of its type and day, from {@link firstAddedSlot} to 255. */
  slot: number;
  /** Instant that it began. */
  at: number;
}

/** Those that are drawn come before. */
export const firstAddedSlot = 128;
export const lastAddedSlot = 255;

/** What was entered for a day, as documents of a type. Both generations of tags show the same tag. */
export function addedDocuments({
  person,
  type,
  day,
  added,
}: {
  person: Person;
  type: string;
  day: number;
  added: readonly AddedEntry[];
}): readonly OuraDocument[] {
  const wanted = type === "enhanced_tag" ? "tag" : type;
  return added
    .filter((entry) => entry.day === day && entry.type === wanted)
    .map((entry) => {
      const id = toIdentifier({ seed: person.seed, type, day, slot: entry.slot });
      const draft = { person, entry, id };
      const body =
        type === "workout"
          ? toWorkout(draft)
          : type === "tag"
            ? toTag(draft)
            : toEnhancedTag(draft);
      // It is there at once, also on a day that is still going on.
      return { id, day, slot: entry.slot, startsAt: entry.at, release: "night", body };
    });
}

interface AddedDraft {
  person: Person;
  entry: AddedEntry;
  id: string;
}

function localTime({ person, day, instant }: { person: Person; day: number; instant: number }) {
  const { zone } = person.plan(day);
  return formatInstant({ instant, offset: offsetAt({ zone, instant }) });
}

function toWorkout({ person, entry: { day, slot, at }, id }: AddedDraft) {
  const random = new Random(person.seed, 81, day, slot);
  const minutes = random.whole(20, 60);
  const kind = random.pick([
    { activity: "walking", intensity: "easy", kilocaloriesPerMinute: 4.2, metresPerMinute: 85 },
    {
      activity: "cycling",
      intensity: "moderate",
      kilocaloriesPerMinute: 7.5,
      metresPerMinute: 310,
    },
    { activity: "running", intensity: "hard", kilocaloriesPerMinute: 11, metresPerMinute: 165 },
  ]);
  return {
    id,
    activity: kind.activity,
    calories: Math.round(minutes * kind.kilocaloriesPerMinute * 1000) / 1000,
    day: toDay(day),
    distance: minutes * kind.metresPerMinute,
    end_datetime: localTime({ person, day, instant: at + minutes * 60 }),
    intensity: kind.intensity,
    label: null,
    source: "manual",
    start_datetime: localTime({ person, day, instant: at }),
  };
}

const remarks = ["long day at work", "a walk in the rain", "dinner with friends"] as const;

function toComment({ person, entry: { day, slot } }: AddedDraft): string {
  return new Random(person.seed, 82, day, slot).pick(remarks);
}

function toTag(draft: AddedDraft) {
  const { person, entry, id } = draft;
  return {
    id,
    day: toDay(entry.day),
    text: toComment(draft),
    timestamp: localTime({ person, day: entry.day, instant: entry.at }),
    tags: ["tag_generic_stress"],
  };
}

function toEnhancedTag(draft: AddedDraft) {
  const { person, entry, id } = draft;
  return {
    id,
    tag_type_code: "tag_generic_stress",
    start_time: localTime({ person, day: entry.day, instant: entry.at }),
    end_time: null,
    start_day: toDay(entry.day),
    end_day: null,
    comment: toComment(draft),
    custom_name: null,
  };
}
