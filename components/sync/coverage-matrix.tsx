"use client";

import { useState } from "react";
import { Card } from "#components/ui/card.tsx";
import { toMonthLabel } from "#lib/format/day-label.ts";
import { formatShare } from "#lib/format/number.ts";
import type { CoveredMonth, TypeCoverage } from "#lib/sync/coverage/schema.ts";
import type { SyncProgress } from "#lib/sync/schema.ts";
import { addDays, addMonths, type Day } from "#lib/time/day.ts";
import { CoverageStrips } from "./coverage-strips.tsx";
import { CoverageTable } from "./coverage-table.tsx";
import { MissingDays } from "./missing-days.tsx";
import { useNow } from "./use-now.ts";
import { useSyncProgress } from "./use-sync-progress.ts";

interface CoverageMatrixProps {
  coverage: readonly TypeCoverage[];
  initial: SyncProgress;
  today: Day;
  /** The server's time, in milliseconds since 1970. */
  now: number;
}

/** Days of one type that a person wants to see the gaps of. */
interface Shown {
  row: TypeCoverage;
  from: Day;
  to: Day;
  title: string;
}

/** Type by month: how many days of it are here. A press tells which are missing, and why. */
export function CoverageMatrix({ coverage, initial, today, now: serverNow }: CoverageMatrixProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { types } = useSyncProgress(initial);
  const now = useNow(serverNow);
  const show = (next: Shown) => {
    setShown(next);
    setIsOpen(true);
  };
  const showMonth = ({ row, month: { month } }: { row: TypeCoverage; month: CoveredMonth }) => {
    const end = addDays({ day: addMonths({ day: month, count: 1 }), count: -1 });
    const to = end < today ? end : today;
    show({ row, from: month, to, title: `${row.label} · ${toMonthLabel(month)}` });
  };
  const showAll = (row: TypeCoverage) => {
    const from = row.months[0]?.month ?? today;
    show({ row, from: row.firstDay ?? from, to: today, title: row.label });
  };
  const daily = coverage.filter(({ isDaily, isGranted }) => isDaily && isGranted);
  const sum = (key: "present" | "due") => daily.reduce((total, row) => total + row[key], 0);
  const share = sum("due") === 0 ? null : sum("present") / sum("due");
  return (
    <Card
      actions={
        share !== null && <p className="text-sm text-ink-muted">{formatShare(share)} of all days</p>
      }
      flush
      hint="A square is a month: the fuller it is, the more of its days are here. Press one to see which are missing, and why."
      title="Coverage"
    >
      <div className="grid gap-3 px-5 pb-5">
        <CoverageStrips coverage={coverage} onMonth={showMonth} onRow={showAll} />
        <CoverageTable coverage={coverage} now={now} types={types} />
      </div>
      {shown !== null && (
        <MissingDays
          from={shown.from}
          isDaily={shown.row.isDaily}
          label={shown.row.label}
          onOpenChange={setIsOpen}
          open={isOpen}
          title={shown.title}
          to={shown.to}
          type={shown.row.type}
        />
      )}
    </Card>
  );
}
