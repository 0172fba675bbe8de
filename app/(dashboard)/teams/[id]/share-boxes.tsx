"use client";

import { type ChangeEvent, startTransition, useOptimistic } from "react";
import { CategoryBox } from "#components/team/category-box.tsx";
import type { FormState } from "#components/team/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { notify } from "#components/ui/notify.ts";
import {
  shareCategories,
  sharedMetrics,
  type TeamShareCategory,
} from "#lib/teams/share-categories.ts";

interface ShareBoxesProps {
  shares: readonly TeamShareCategory[];
  action: (state: FormState, form: FormData) => Promise<FormState>;
}

/** What the person shares in this team. A change is sent at once; without scripts a button sends it. */
export function ShareBoxes({ shares, action }: ShareBoxesProps) {
  const [ticked, setTicked] = useOptimistic(shares);

  function change(category: TeamShareCategory, { currentTarget }: ChangeEvent<HTMLInputElement>) {
    const { checked, form } = currentTarget;
    if (form === null) return;
    const sent = new FormData(form);
    startTransition(async () => {
      setTicked(
        checked ? [...ticked, category] : ticked.filter((candidate) => candidate !== category),
      );
      const state = await action(null, sent);
      if (state && "error" in state) notify("error", state.error);
      else notify("success", toNotice({ category, checked }));
    });
  }

  return (
    <form
      action={async (form) => {
        await action(null, form);
      }}
      className="grid gap-5 sm:grid-cols-2"
    >
      {shareCategories.map((category) => (
        <CategoryBox
          category={category}
          key={category}
          onChange={(event) => change(category, event)}
          ticked={ticked.includes(category)}
        />
      ))}
      <noscript>
        <Button type="submit">Save what I share</Button>
      </noscript>
    </form>
  );
}

function toNotice({
  category,
  checked,
}: {
  category: TeamShareCategory;
  checked: boolean;
}): string {
  const name = sharedMetrics[category].label;
  return checked ? `${name} is shared now` : `${name} is not shared any more`;
}
