import { ChartSpline, ShieldCheck, Users } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { RingDial } from "./ring-dial.tsx";

const promises = [
  {
    icon: ChartSpline,
    title: "The whole history",
    text: "Every night, every day and your heart rate every five minutes, back to your first ring and fresh minutes after it syncs.",
  },
  {
    icon: ShieldCheck,
    title: "On your own server",
    text: "Kept in your own database, tokens encrypted, no third party on any page. Disconnect or erase it whenever you like.",
  },
  {
    icon: Users,
    title: "Shared as you say",
    text: "Teams, families and coaches see the categories you tick, nothing else, until you untick them.",
  },
] as const;

/** What the product is, on one screen, and the two ways in. */
export function Introduction() {
  return (
    <div className="grid w-full items-center gap-x-12 gap-y-12 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <section>
        <h1 className="max-w-xl text-xl font-semibold text-balance text-ink sm:text-2xl">
          See what your Oura Ring has known all along
        </h1>
        <p className="mt-5 max-w-xl text-base text-pretty text-ink-muted">
          Ringboard is a dashboard for sleep, readiness, activity and heart rate that runs where you
          want it to. Connect your ring once, and read years of it on a real screen.
        </p>
        <div className="mt-8 flex flex-wrap gap-3">
          <Button asChild size="lg">
            <Link href="/register">Create an account</Link>
          </Button>
          <Button asChild size="lg" variant="secondary">
            <Link href="/login">Sign in</Link>
          </Button>
        </div>
      </section>
      <RingDial />
      <ul className="grid gap-x-8 gap-y-6 border-t border-line pt-8 sm:grid-cols-3 lg:col-span-2">
        {promises.map(({ icon: Icon, title, text }) => (
          <li className="min-w-0" key={title}>
            <Icon aria-hidden className="size-5 text-ink-muted" />
            <h2 className="mt-3 text-sm font-medium text-ink">{title}</h2>
            <p className="mt-1 text-sm text-pretty text-ink-muted">{text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
