"use client";

import { ChartSpline, Download, Info, Maximize2, Table2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { type ChartTable, toCsv } from "./csv.ts";

/** The ⓘ beside a title. */
export function MethodInfo({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Popover
      className="w-80 text-pretty text-ink-muted"
      label={`How ${title} is measured`}
      trigger={
        <button
          aria-label={`How ${title} is measured`}
          className="grid size-6 place-items-center rounded-sm text-ink-faint hover:text-ink"
          type="button"
        >
          <Info aria-hidden className="size-3.5" />
        </button>
      }
    >
      <p className="mb-1 font-medium text-ink">How it is measured</p>
      {children}
    </Popover>
  );
}

function saveCsv({ table, name }: { table: ChartTable; name: string }) {
  const url = URL.createObjectURL(new Blob([toCsv(table)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}

interface ChartToolsProps {
  title: string;
  table: ChartTable | undefined;
  view: "chart" | "table";
  onViewChange: (view: "chart" | "table") => void;
  /** Omitted inside the full-screen dialog. */
  onExpand?: (() => void) | undefined;
}

/** Table twin, export and full screen: quiet until wanted. */
export function ChartTools({ title, table, view, onViewChange, onExpand }: ChartToolsProps) {
  const other = view === "chart" ? "table" : "chart";
  const fileName = `ringboard-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
  return (
    <div className="flex items-center" data-print="hide">
      {table && (
        <>
          <Tool label={`Show ${title} as ${other}`} onPress={() => onViewChange(other)}>
            {view === "chart" ? <Table2 aria-hidden /> : <ChartSpline aria-hidden />}
          </Tool>
          <Tool label={`Export ${title} as CSV`} onPress={() => saveCsv({ table, name: fileName })}>
            <Download aria-hidden />
          </Tool>
        </>
      )}
      {onExpand && (
        <Tool label={`Show ${title} on the full screen`} onPress={onExpand}>
          <Maximize2 aria-hidden />
        </Tool>
      )}
    </div>
  );
}

function Tool({
  label,
  onPress,
  children,
}: {
  label: string;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <Tooltip content={label}>
      <Button
        aria-label={label}
        className="text-ink-faint [&_svg]:size-3.5"
        onClick={onPress}
        size="icon"
        variant="ghost"
      >
        {children}
      </Button>
    </Tooltip>
  );
}
