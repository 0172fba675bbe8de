"use client";

import { useSyncExternalStore } from "react";

function subscribe(listener: () => void) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
  return () => observer.disconnect();
}

/** The classes of `<html>`, read when they have changed: canvases repaint by it once the theme is on. */
export function useThemeClass(): string {
  return useSyncExternalStore(
    subscribe,
    () => document.documentElement.className,
    () => "",
  );
}
