"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { ChartComparing, type DaySpan } from "#components/charts/chart-sync.tsx";
import type { ComparedSpan } from "#components/charts/compared-days.tsx";
import { useAddress } from "#components/series/use-address.ts";
import { type Comparison, toComparison, toComparisonText } from "./comparison.ts";

interface CompareView {
  /** What the address says to compare; null where nothing is. */
  comparison: Comparison | null;
  /** Both periods, for the charts to single out. */
  marks: readonly ComparedSpan[];
  compare: (span: DaySpan | null) => void;
  /** Whether it was asked for on this page, and not brought along by its address. */
  isAsked: boolean;
}

const Context = createContext<CompareView | null>(null);

/** What is compared on this page. */
export function useCompare(): CompareView {
  const view = useContext(Context);
  if (view === null) throw new Error("comparing belongs inside a CompareScope");
  return view;
}

/** Lets days marked in the charts inside be compared with those before them; the address says which. */
export function CompareScope({ children }: { children: ReactNode }) {
  const [text, setText] = useAddress("compare");
  const [isAsked, setIsAsked] = useState(false);
  const view = useMemo((): Omit<CompareView, "compare" | "isAsked"> => {
    const comparison = toComparison(text);
    if (comparison === null) return { comparison, marks: [] };
    return {
      comparison,
      marks: [
        { ...comparison.before, tone: "faint" },
        { ...comparison.days, tone: "strong" },
      ],
    };
  }, [text]);
  const compare = (span: DaySpan | null) => {
    setIsAsked(span !== null);
    setText(span === null ? null : toComparisonText(span));
  };
  return (
    <Context value={{ ...view, compare, isAsked }}>
      <ChartComparing onCompare={compare}>{children}</ChartComparing>
    </Context>
  );
}
