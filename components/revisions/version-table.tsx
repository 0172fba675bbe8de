"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "#components/ui/table.tsx";
import { versionsQueryOptions } from "#lib/documents/query-options.ts";
import type { DocumentVersion } from "#lib/documents/schema.ts";
import { formatQuantity } from "#lib/format/unit.ts";
import { formatInstant, type HourCycle } from "#lib/time/clock.ts";
import { toFigureRows } from "./version-rows.ts";

interface VersionTableProps {
  type: string;
  documentId: string;
  timeZone: string;
  hourCycle: HourCycle;
}

/** The versions of one document side by side, the newest first; only figures that changed. */
export function VersionTable({ type, documentId, timeZone, hourCycle }: VersionTableProps) {
  const query = useQuery(versionsQueryOptions({ type, documentId }));
  if (query.isPending) return <Skeleton className="h-32 w-full" />;
  if (query.isError) {
    return <ErrorState onRetry={() => void query.refetch()} retrying={query.isFetching} />;
  }
  const { versions, label } = query.data;
  const rows = toFigureRows(query.data);
  return (
    <Table label={`Versions of ${label}`}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{label}</TableHeaderCell>
          {versions.map((version) => (
            <TableHeaderCell key={version.revision} numeric>
              <VersionName {...{ version, timeZone, hourCycle }} />
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ key, label: name, unit, cells }) => (
          <TableRow key={key}>
            <TableCell>{name}</TableCell>
            {cells.map(({ value, isChanged }, index) => (
              <TableCell
                className={isChanged ? "font-semibold text-ink" : "text-ink-muted"}
                key={versions[index]?.revision}
                numeric
              >
                {value === null ? "–" : formatQuantity({ value, unit, hourCycle })}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function VersionName({
  version: { readAt, deletedAt },
  timeZone,
  hourCycle,
}: {
  version: DocumentVersion;
  timeZone: string;
  hourCycle: HourCycle;
}) {
  const write = (at: string) => formatInstant({ instant: Date.parse(at), timeZone, hourCycle });
  return (
    <>
      {write(readAt)}
      {deletedAt !== null && <span className="block">deleted {write(deletedAt)}</span>}
    </>
  );
}
