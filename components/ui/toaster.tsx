"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

/** Where `toast()` of sonner appears; mounted once in the root layout. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      position="bottom-right"
      style={
        {
          "--normal-bg": "var(--overlay)",
          "--normal-text": "var(--ink)",
          "--normal-border": "var(--line)",
          "--border-radius": "12px",
          fontFamily: "inherit",
        } as React.CSSProperties
      }
      theme={resolvedTheme === "dark" ? "dark" : "light"}
    />
  );
}
