import type { Metadata } from "next";
import { PageMissing } from "#components/shell/page-missing.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center px-4">
      <PageMissing />
    </main>
  );
}
