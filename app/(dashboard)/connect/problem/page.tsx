import { Unplug } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { toProblem } from "#lib/connections/problems.ts";

export const metadata: Metadata = { title: "Not connected" };

interface ProblemPageProps {
  searchParams: Promise<{ reason?: string | string[] }>;
}

export default async function ProblemPage({ searchParams }: ProblemPageProps) {
  const [{ reason }] = await Promise.all([searchParams, requireSession()]);
  const { title, text, action } = toProblem(typeof reason === "string" ? reason : undefined);
  return (
    <Card className="mx-auto mt-6 max-w-xl sm:mt-16">
      <div className="flex flex-col items-start gap-6 py-4 sm:px-4">
        <span
          aria-hidden
          className="grid size-10 place-items-center rounded-full bg-warn-soft text-warn"
        >
          <Unplug className="size-5" />
        </span>
        <div>
          <h1 className="text-lg font-semibold text-ink">{title}</h1>
          <p className="mt-2 text-sm text-pretty text-ink-muted">{text}</p>
        </div>
        <Button asChild size="lg">
          <Link href={action.href}>{action.label}</Link>
        </Button>
      </div>
    </Card>
  );
}
