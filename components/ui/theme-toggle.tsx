"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { SegmentedControl } from "./segmented-control.tsx";

const THEMES = [
  { value: "light", label: <Sun aria-hidden />, name: "Light" },
  { value: "system", label: <Monitor aria-hidden />, name: "Same as the system" },
  { value: "dark", label: <Moon aria-hidden />, name: "Dark" },
] as const;

type Theme = (typeof THEMES)[number]["value"];

const unchanging = () => () => {};

/** Light, system or dark. Shows none as chosen until the browser has told which is. */
export function ThemeToggle({ className }: { className?: string }) {
  const { theme, setTheme } = useTheme();
  const inBrowser = useSyncExternalStore(
    unchanging,
    () => true,
    () => false,
  );
  const chosen = THEMES.find((candidate) => candidate.value === theme)?.value ?? null;
  return (
    <SegmentedControl<Theme>
      label="Theme"
      onValueChange={setTheme}
      segments={THEMES}
      value={inBrowser ? chosen : null}
      {...(className === undefined ? {} : { className })}
    />
  );
}
