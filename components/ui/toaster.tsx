"use client";

import dynamic from "next/dynamic";
import { useTheme } from "next-themes";

// After the page: a notice answers something that the person has done there.
const Sonner = dynamic(() => import("sonner").then(({ Toaster: Loaded }) => Loaded), {
  ssr: false,
});

/** Where `notify` shows its notices; mounted once in the root layout. */
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
