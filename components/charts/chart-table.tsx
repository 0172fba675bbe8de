import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from "#components/ui/table.tsx";
import type { ChartTable } from "./csv.ts";

/** The table twin of a chart, at its height. */
export function ChartTableView({
  table,
  label,
  height,
}: {
  table: ChartTable;
  label: string;
  height: number;
}) {
  return (
    <div className="-mx-5 overflow-y-auto" style={{ height }}>
      <Table label={label}>
        <TableHead className="sticky top-0 bg-surface">
          <TableRow>
            {table.columns.map(({ label: name, numeric }) => (
              <TableHeaderCell key={name} numeric={numeric ?? false}>
                {name}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {table.rows.map((row, index) => (
            // Rows of a chart have no identity beyond their place.
            <TableRow key={index}>
              {table.columns.map(({ label: name, numeric }, column) => (
                <TableCell className="py-1.5" key={name} numeric={numeric ?? false}>
                  {row[column] ?? <span className="text-ink-faint">no data</span>}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
