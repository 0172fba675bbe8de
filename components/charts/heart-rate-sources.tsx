"use client";

import { cn } from "#components/ui/cn.ts";
import { toColour } from "./palette.ts";

const SOURCES: Readonly<Record<string, { label: string; colour: string }>> = {
  sleep: { label: "Sleep", colour: toColour("sleep") },
  rest: { label: "Rest", colour: toColour("recovery") },
  awake: { label: "Awake", colour: toColour("neutral") },
  workout: { label: "Workout", colour: toColour("activity") },
  session: { label: "Session", colour: toColour("hrv") },
  live: { label: "Live", colour: toColour("heart") },
};

/** Label and colour of a sample's source; a word that Oura adds later stands for itself. */
export function toSourceLook(source: string): { label: string; colour: string } {
  return SOURCES[source] ?? { label: source, colour: toColour("neutral") };
}

interface SourceChipsProps {
  sources: readonly string[];
  hidden: ReadonlySet<string>;
  onToggle: (source: string) => void;
}

/** The legend of sources; each chip shows or hides its samples. */
export function SourceChips({ sources, hidden, onToggle }: SourceChipsProps) {
  return (
    <fieldset className="flex h-8 items-center gap-1.5 overflow-x-auto">
      <legend className="sr-only">Sources shown</legend>
      {sources.map((source) => {
        const { label, colour } = toSourceLook(source);
        const isShown = !hidden.has(source);
        return (
          <button
            aria-pressed={isShown}
            className={cn(
              "focus-edge inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full border border-line px-2.5 text-xs transition-colors hover:border-line-control",
              isShown ? "text-ink" : "text-ink-faint line-through",
            )}
            key={source}
            onClick={() => onToggle(source)}
            type="button"
          >
            <span
              aria-hidden
              className="size-2 rounded-full border"
              style={{ borderColor: colour, background: isShown ? colour : "transparent" }}
            />
            {label}
          </button>
        );
      })}
    </fieldset>
  );
}
