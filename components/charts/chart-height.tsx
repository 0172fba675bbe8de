"use client";

import { createContext, type ReactNode, useContext } from "react";

const Height = createContext(240);

/** Tells the chart inside how tall to draw; the frame and the full-screen dialog each give theirs. */
export function ChartHeight({ height, children }: { height: number; children: ReactNode }) {
  return <Height value={height}>{children}</Height>;
}

/** The height in CSS pixels that a chart has to fill. */
export function useChartHeight(): number {
  return useContext(Height);
}
