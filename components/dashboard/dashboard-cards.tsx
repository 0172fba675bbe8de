import { HeartDayCard, type HeartDayCardProps } from "#components/heart/heart-day-card.tsx";
import type { NightView } from "#components/sleep/night.ts";
import { NightCard } from "#components/sleep/night-card.tsx";
import { dashboardScores } from "./metrics.ts";
import { MissingCard } from "./missing-card.tsx";
import { ScoreCard } from "./score-card.tsx";
import { VitalsCard } from "./vitals-card.tsx";

interface DashboardCardsProps {
  night: NightView | null;
  /** Minutes east of UTC where the night's clock is not the viewer's; null where it is. */
  nightOffset: number | null;
  heart: HeartDayCardProps;
  /** Names of what the person did not share. */
  withheld: readonly string[];
}

/** The morning at a glance: scores, the night beside the vitals, the day's heart rate. */
export function DashboardCards({ night, nightOffset, heart, withheld }: DashboardCardsProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      {dashboardScores.map((score) => (
        <ScoreCard key={score.metric} score={score} />
      ))}
      <NightCard
        className="self-start lg:col-span-2"
        foreignOffset={nightOffset}
        hourCycle={heart.hourCycle}
        night={night}
        reason="Oura holds no night yet."
        title="Last night"
      />
      <div className="grid content-start gap-4">
        <VitalsCard />
        <MissingCard withheld={withheld} />
      </div>
      <HeartDayCard className="lg:col-span-3" {...heart} />
    </div>
  );
}
