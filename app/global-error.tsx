"use client";

import { GeistSans } from "geist/font/sans";
import { PageFailure } from "#components/shell/page-failure.tsx";
import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

// It replaces the root layout, hence a document of its own.
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html className={GeistSans.variable} lang="en">
      <body>
        <title>Something failed · Ringboard</title>
        <main className="px-4">
          <PageFailure digest={error.digest} onRetry={reset} />
        </main>
      </body>
    </html>
  );
}
