import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "#components/ui/logo.tsx";
import { ThemeToggle } from "#components/ui/theme-toggle.tsx";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex w-full max-w-content items-center justify-between px-4 py-4 sm:px-8">
        <Link aria-label="Ringboard, start page" className="rounded-md" href="/">
          <Logo />
        </Link>
        <ThemeToggle />
      </header>
      <main className="mx-auto flex w-full max-w-content flex-1 flex-col items-center justify-center px-4 pt-6 pb-16 sm:px-8">
        {children}
      </main>
    </div>
  );
}
