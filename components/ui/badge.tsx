import type { ReactNode } from "react";
import { cn } from "./cn.ts";

const TONES = {
  neutral: "bg-sunken text-ink-muted",
  info: "bg-info-soft text-info",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
} as const;

export type Tone = keyof typeof TONES;

interface BadgeProps {
  tone?: Tone;
  children: ReactNode;
  className?: string | undefined;
}

/** A quiet label of a word or two. */
export function Badge({ tone = "neutral", children, className }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 text-xs font-medium [&_svg]:size-3.5",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

const DOTS = {
  neutral: "border border-current",
  info: "bg-current",
  good: "bg-current",
  warn: "bg-current rounded-xs!",
  bad: "bg-current rotate-45 rounded-none!",
} as const satisfies Record<Tone, string>;

/** A state: the mark's shape differs with the tone, so that colour is never alone. */
export function StatusChip({ tone = "neutral", children, className }: BadgeProps) {
  return (
    <Badge className={className} tone={tone}>
      <span aria-hidden className={cn("size-1.5 rounded-full", DOTS[tone])} />
      {children}
    </Badge>
  );
}
