import { CategoryBox } from "#components/team/category-box.tsx";
import { toCategoryHint } from "#components/team/category-words.ts";
import { toExampleScores } from "#components/team/example-scores.ts";
import { ScoreCell } from "#components/team/score-cell.tsx";
import {
  shareCategories,
  sharedMetrics,
  type TeamShareCategory,
} from "#lib/teams/share-categories.ts";
import { toSharedWindow } from "#lib/teams/shared-scores.ts";
import type { Day } from "#lib/time/day.ts";

/** Each category with an example of what an admin would see; with boxes, none ticked, for who can join. */
export function SharingChoices({ choosing, today }: { choosing: boolean; today: Day }) {
  const window = toSharedWindow(today);
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {shareCategories.map((category) => (
        <li
          className="grid items-center gap-x-8 gap-y-4 px-5 py-4 sm:grid-cols-[1fr_11rem]"
          key={category}
        >
          {choosing ? <CategoryBox category={category} /> : <CategoryWords category={category} />}
          <figure className="flex flex-col gap-1">
            <dl>
              <ScoreCell category={category} scores={toExampleScores({ category, ...window })} />
            </dl>
            <figcaption className="text-xs text-ink-faint">Example, made-up numbers</figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}

function CategoryWords({ category }: { category: TeamShareCategory }) {
  return (
    <div>
      <p className="text-sm font-medium text-ink">{sharedMetrics[category].label}</p>
      <p className="mt-0.5 text-sm text-ink-muted">{toCategoryHint(category)}</p>
    </div>
  );
}
