import { CircleDashed, Download } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

interface FirstStepsProps {
  title: string;
  connection: { status: string } | null;
}

/** A page of somebody without data: connect a ring, or watch it arrive. */
export function FirstSteps({ title, connection }: FirstStepsProps) {
  const step =
    connection === null
      ? {
          icon: <CircleDashed />,
          title: "Connect your ring",
          text: "You choose what Ringboard may read. Your history is then fetched once, newest days first, and kept fresh from then on.",
          label: "Choose what to share",
          href: "/connect",
        }
      : {
          icon: <Download />,
          title: "Your history is on its way",
          text: "Scores and charts appear here as soon as the first days have arrived.",
          label: "Watch it arrive",
          href: "/connect/progress",
        };
  return (
    <>
      <PageHeader title={title} />
      <Card>
        <EmptyState
          action={
            <Button asChild>
              <Link href={step.href}>{step.label}</Link>
            </Button>
          }
          icon={step.icon}
          title={step.title}
        >
          {step.text}
        </EmptyState>
      </Card>
    </>
  );
}
