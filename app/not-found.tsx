import type { Metadata } from "next";
import { PageMissing } from "#components/shell/page-missing.tsx";
import { Logo } from "#components/ui/logo.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4">
      <Logo />
      <PageMissing />
    </main>
  );
}
