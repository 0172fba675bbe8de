import type { ChangeEvent } from "react";
import { sharedMetrics, type TeamShareCategory } from "#lib/teams/share-categories.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { toCategoryHint } from "./category-words.ts";

interface CategoryBoxProps {
  category: TeamShareCategory;
  /** Controlled; leave out for a plain form, where it starts unticked. */
  ticked?: boolean;
  onChange?: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** The box for one category, with exactly what ticking it lets an admin see. */
export function CategoryBox({ category, ticked, onChange }: CategoryBoxProps) {
  return (
    <Checkbox
      hint={toCategoryHint(category)}
      label={sharedMetrics[category].label}
      name="shares"
      value={category}
      {...(ticked === undefined ? {} : { checked: ticked })}
      {...(onChange === undefined ? {} : { onChange })}
    />
  );
}
