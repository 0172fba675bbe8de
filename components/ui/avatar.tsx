import { cn } from "./cn.ts";

/** The first letters of the first and the last word, "AL" of "Ada King Lovelace". */
function toInitials(name: string): string {
  const words = name.match(/[\p{L}\p{N}][^\s]*/gu) ?? [];
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}

/** A person as a disc with initials; their name stands beside it, so it is hidden from screen readers. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent",
        className,
      )}
    >
      {toInitials(name)}
    </span>
  );
}
