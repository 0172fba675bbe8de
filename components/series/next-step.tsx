import Link from "next/link";
import { Button } from "#components/ui/button.tsx";

/** Where a person can do something about data that is missing. */
export interface Step {
  label: string;
  href: string;
}

/** The one button of an empty chart. */
export function NextStep({ step }: { step: Step }) {
  return (
    <Button asChild size="sm" variant="secondary">
      <Link href={step.href}>{step.label}</Link>
    </Button>
  );
}
