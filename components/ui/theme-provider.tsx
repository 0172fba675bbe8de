"use client";

import { ThemeProvider as NextThemeProvider } from "next-themes";
import type { ReactNode } from "react";

interface ThemeProviderProps {
  children: ReactNode;
  /** Of this response's content security policy; lets the script that sets the theme before first paint run. */
  nonce?: string | undefined;
}

/** Light, dark or the system's choice as a class on `<html>`, without a flash of the other one. */
export function ThemeProvider({ children, nonce }: ThemeProviderProps) {
  return (
    <NextThemeProvider
      attribute="class"
      defaultTheme="system"
      disableTransitionOnChange
      enableSystem
      {...(nonce === undefined ? {} : { nonce })}
    >
      {children}
    </NextThemeProvider>
  );
}
