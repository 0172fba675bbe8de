"use client";

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import type { Day } from "#lib/time/day.ts";

/** What the reader points at: a day `YYYY-MM-DD`, or an instant in milliseconds since 1970. */
export type CursorKey = string | number;

/**
 * Holds the pointed-at place outside React state, so that moving the pointer redraws crosshairs
 * only and never the charts below them.
 */
export interface Cursor {
  get: () => CursorKey | null;
  set: (key: CursorKey | null) => void;
  subscribe: (listener: () => void) => () => void;
}

/** A cursor of its own, for a chart or for a page's provider. */
function createCursor(): Cursor {
  let current: CursorKey | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (key) => {
      if (key === current) return;
      current = key;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const Shared = createContext<Cursor | null>(null);

/** Days from one to another, both included. */
export interface DaySpan {
  from: Day;
  to: Day;
}

type OnDays = (span: DaySpan) => void;

const Ranging = createContext<OnDays | undefined>(undefined);

const Comparing = createContext<OnDays | undefined>(undefined);

interface ChartSyncProps {
  /** Shows only the days marked in one of the charts; without it no days can be marked. */
  onRange?: OnDays | undefined;
  children: ReactNode;
}

/** Links all charts inside: the day or instant hovered in one is marked in every other. */
export function ChartSync({ onRange, children }: ChartSyncProps) {
  const [cursor] = useState(createCursor);
  return (
    <Shared value={cursor}>
      <Ranging value={onRange}>{children}</Ranging>
    </Shared>
  );
}

/** What the page does with days marked in a chart; undefined where it has no range to change. */
export function useOnRange(): OnDays | undefined {
  return useContext(Ranging);
}

/** Lets days marked with Shift held in the charts inside be compared with those before them. */
export function ChartComparing({
  onCompare,
  children,
}: {
  onCompare: OnDays;
  children: ReactNode;
}) {
  return <Comparing value={onCompare}>{children}</Comparing>;
}

/** What compares marked days with those before; undefined where nothing does. */
export function useOnCompare(): OnDays | undefined {
  return useContext(Comparing);
}

/** The page's shared cursor, or the chart's own where nothing links it. */
export function useCursor(): Cursor {
  const shared = useContext(Shared);
  const [own] = useState(createCursor);
  return shared ?? own;
}

const nothing = () => null;

/** The key under the cursor; re-renders its component at every move. */
export function useCursorKey(cursor: Cursor): CursorKey | null {
  return useSyncExternalStore(cursor.subscribe, cursor.get, nothing);
}
