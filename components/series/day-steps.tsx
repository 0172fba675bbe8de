import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { toDayLabel } from "#lib/format/day-label.ts";
import type { Day } from "#lib/time/day.ts";

interface DayStepsProps {
  /** The nearest days with data; null where there is none. */
  before: Day | null;
  after: Day | null;
  toHref: (day: Day) => string;
}

/** Steps to the neighbouring days that have data. */
export function DaySteps({ before, after, toHref }: DayStepsProps) {
  return (
    <div className="flex items-center">
      <Step day={before} label="Earlier" toHref={toHref}>
        <ChevronLeft aria-hidden />
      </Step>
      <Step day={after} label="Later" toHref={toHref}>
        <ChevronRight aria-hidden />
      </Step>
    </div>
  );
}

interface StepProps extends Pick<DayStepsProps, "toHref"> {
  day: Day | null;
  label: string;
  children: ReactNode;
}

function Step({ day, label, toHref, children }: StepProps) {
  if (day === null) {
    return (
      <Button aria-label={`${label}: no other day`} disabled size="icon" variant="ghost">
        {children}
      </Button>
    );
  }
  return (
    <Button asChild size="icon" variant="ghost">
      <Link aria-label={`${label}: ${toDayLabel(day)}`} href={toHref(day)} scroll={false}>
        {children}
      </Link>
    </Button>
  );
}
