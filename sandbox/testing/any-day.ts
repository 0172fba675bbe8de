import fc from "fast-check";
import { toGeneratedStory } from "../people/generated.ts";
import type { History } from "../people/history.ts";
import type { Story } from "../people/persona.ts";
import { stories } from "../people/stories.ts";
import { sampleHistory } from "./sampled-histories.ts";

/** Days of history behind every drawn day, where the story has as many. */
const fiveYears = 1826;

/** A drawn case: how to make the history again, the history, and one of its days. */
export interface AnyDay {
  make: () => History;
  history: History;
  day: number;
}

const anyStory: fc.Arbitrary<Story> = fc.oneof(
  fc.constantFrom(...stories),
  fc.nat(5000).map((number) => toGeneratedStory({ number: number + 1, seed: 7 })),
);

/** Somebody of some sandbox with five years of history, and one of their days. */
export const anyDay: fc.Arbitrary<AnyDay> = fc
  .record({ story: anyStory, seed: fc.nat(1000), at: fc.nat(fiveYears - 1) })
  .map(({ story, seed, at }) => {
    const make = () => sampleHistory({ story, seed, days: fiveYears });
    const history = make();
    const length = history.lastDay - history.firstDay + 1;
    return { make, history, day: history.lastDay - (at % length) };
  });
