import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "#components/ui/table.tsx";
import { toLongDayLabel } from "#lib/format/day-label.ts";
import { formatNumber } from "#lib/format/number.ts";
import { formatRelativeTime } from "#lib/format/relative-time.ts";
import type { TypeCoverage } from "#lib/sync/coverage/schema.ts";
import type { TypeProgress } from "#lib/sync/schema.ts";
import { toRowShare } from "./coverage-words.ts";

interface CoverageTableProps {
  coverage: readonly TypeCoverage[];
  types: readonly TypeProgress[];
  now: number;
}

/** The matrix in figures: scope, first and last day, share of days, and how fresh each type is. */
export function CoverageTable({ coverage, types, now }: CoverageTableProps) {
  const readAt = new Map(types.map(({ type, lastSuccessAt }) => [type, lastSuccessAt]));
  return (
    <details className="group border-t pt-3">
      <summary className="w-fit cursor-pointer text-sm text-accent underline-offset-4 hover:underline">
        In figures: access, first and last day, freshness
      </summary>
      <div className="-mx-5 mt-3">
        <Table label="Coverage in figures">
          <TableHead>
            <TableRow>
              <TableHeaderCell>Type</TableHeaderCell>
              <TableHeaderCell>Access</TableHeaderCell>
              <TableHeaderCell>First day</TableHeaderCell>
              <TableHeaderCell>Last day</TableHeaderCell>
              <TableHeaderCell numeric>Days here</TableHeaderCell>
              <TableHeaderCell numeric>Share</TableHeaderCell>
              <TableHeaderCell>Up to date</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {coverage.map((row) => (
              <TableRow key={row.type}>
                <TableCell className="font-medium text-ink">{row.label}</TableCell>
                <TableCell className="text-ink-muted">
                  {row.isGranted ? (row.scopeLabel ?? "Always") : `${row.scopeLabel}: not shared`}
                </TableCell>
                <DayCell day={row.firstDay} />
                <DayCell day={row.lastDay} />
                <TableCell numeric>{formatNumber({ value: row.present })}</TableCell>
                <TableCell numeric>{row.isDaily ? toRowShare(row) : "–"}</TableCell>
                <TableCell className="whitespace-nowrap text-ink-muted">
                  <Since at={readAt.get(row.type) ?? null} now={now} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </details>
  );
}

function DayCell({ day }: { day: string | null }) {
  return (
    <TableCell className="whitespace-nowrap text-ink-muted">
      {day === null ? "–" : toLongDayLabel(day)}
    </TableCell>
  );
}

function Since({ at, now }: { at: string | null; now: number }) {
  if (at === null) return <>never read</>;
  return <time dateTime={at}>{formatRelativeTime({ at: Date.parse(at), now })}</time>;
}
