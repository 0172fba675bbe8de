import { Badge } from "#components/ui/badge.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { formatOffset } from "#lib/time/clock.ts";

const MEANING = "Times are the clock of the place where this was recorded";

/** "UTC+9": says that a recording's clock is not the viewer's. Takes minutes east of UTC. */
export function ClockChip({ offsetMinutes }: { offsetMinutes: number }) {
  const offset = formatOffset(offsetMinutes);
  return (
    <Tooltip content={MEANING}>
      <button aria-label={`${offset}. ${MEANING}`} className="rounded-full" type="button">
        <Badge>{offset}</Badge>
      </button>
    </Tooltip>
  );
}
