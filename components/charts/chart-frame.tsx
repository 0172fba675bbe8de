"use client";

import { type ReactNode, useId, useState } from "react";
import { Badge, StatusChip } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/cn.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { ChartHeight } from "./chart-height.tsx";
import { ChartState, type ChartStatus, READY } from "./chart-state.tsx";
import { ChartTableView } from "./chart-table.tsx";
import { ChartTools, MethodInfo } from "./chart-tools.tsx";
import type { ChartTable } from "./csv.ts";

interface ChartFrameProps {
  title: string;
  /** The latest or the typical value: "62" and "bpm". */
  value?: { text: string; unit?: string } | null | undefined;
  /** The value against the person's own usual, in words. */
  delta?: string | null | undefined;
  /** One sentence that says what the chart says; shown below it and read by screen readers. */
  summary: string;
  /** What the ⓘ tells: how the ring measures it, what it means. */
  method?: ReactNode;
  /** "4 of 30 nights missing"; omitted when none is. */
  partial?: string | null | undefined;
  /** Toggles and legends at the right of the head. */
  controls?: ReactNode;
  /** The same data in rows; without it there is neither table nor export. */
  table?: ChartTable | undefined;
  status?: ChartStatus;
  /** Of the drawing, in pixels; kept in every state so that nothing jumps. */
  height?: number;
  className?: string;
  /** The chart; it reads its height from the frame. */
  children: ReactNode;
}

/** A chart's card: head, drawing, sentence, and the ways to see it otherwise. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, summary, table, status = READY, height = 240, className, children } = props;
  const id = useId();
  const [view, setView] = useState<"chart" | "table">("chart");
  const [isExpanded, setIsExpanded] = useState(false);
  const isReady = status.kind === "ready";
  const body = (tall: number) =>
    view === "table" && table && isReady ? (
      <ChartTableView height={tall} label={title} table={table} />
    ) : (
      <ChartHeight height={tall}>
        <ChartState height={tall} status={status}>
          {children}
        </ChartState>
      </ChartHeight>
    );
  const tools = { title, table: isReady ? table : undefined, view, onViewChange: setView };

  return (
    <section
      aria-labelledby={`${id}-title`}
      className={cn("min-w-0 rounded-lg border border-line bg-surface px-5 pt-4 pb-4", className)}
    >
      <FrameHead {...props} id={id}>
        <ChartTools {...tools} onExpand={isReady ? () => setIsExpanded(true) : undefined} />
      </FrameHead>
      <figure aria-labelledby={`${id}-title`} className="mt-3">
        {body(height)}
        {isReady && (
          <figcaption className="mt-3 text-sm text-pretty text-ink-muted">{summary}</figcaption>
        )}
      </figure>
      <Dialog
        description={summary}
        onOpenChange={setIsExpanded}
        open={isExpanded}
        size="full"
        title={title}
      >
        <div className="mb-2 flex items-center justify-between gap-4">
          {props.controls ?? <span />}
          <ChartTools {...tools} />
        </div>
        {isExpanded && body(Math.max(320, globalThis.innerHeight - 220))}
      </Dialog>
    </section>
  );
}

function FrameHead({
  id,
  title,
  value,
  delta,
  method,
  partial,
  status = READY,
  controls,
  children,
}: ChartFrameProps & { id: string }) {
  const stale = status.kind === "ready" ? status.stale : null;
  const hasNotes = Boolean(partial || stale);
  const hasValue = value !== undefined;
  return (
    <header className="flex flex-wrap items-center gap-x-2">
      <div className="order-1 flex min-h-8 min-w-0 flex-1 items-center gap-1">
        <h2 className="text-sm text-pretty font-medium text-ink" id={`${id}-title`}>
          {title}
        </h2>
        {method && <MethodInfo title={title}>{method}</MethodInfo>}
      </div>
      {controls && (
        <div className="order-4 mt-2 flex w-full flex-wrap items-center gap-2 sm:order-2 sm:mt-0 sm:w-auto sm:justify-end">
          {controls}
        </div>
      )}
      <div className="order-2 -mr-2 sm:order-3">{children}</div>
      {(hasValue || delta || hasNotes) && (
        <div className="order-3 flex min-h-9 w-full flex-wrap items-center justify-between gap-x-4 gap-y-1 sm:order-4">
          {hasValue ? (
            <Value delta={delta} value={value} />
          ) : (
            <p className="text-sm text-ink-muted">{delta}</p>
          )}
          {hasNotes && (
            <p className="flex flex-wrap items-center gap-2">
              {partial && <Badge>{partial}</Badge>}
              {stale && <StatusChip tone="warn">{stale}</StatusChip>}
            </p>
          )}
        </div>
      )}
    </header>
  );
}

function Value({ value, delta }: Pick<ChartFrameProps, "value" | "delta">) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-xl font-semibold text-ink">
        {value?.text ?? "–"}
        {value?.unit && (
          <span className="ml-1 text-sm font-normal tracking-normal text-ink-muted">
            {value.unit}
          </span>
        )}
      </span>
      {delta && <span className="text-sm text-ink-muted">{delta}</span>}
    </p>
  );
}
