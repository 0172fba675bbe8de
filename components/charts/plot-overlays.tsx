import { cn } from "#components/ui/cn.ts";
import { ChartTip, type Tip } from "./chart-tip.tsx";
import type { Marked } from "./range-selection.ts";

type Inset = Readonly<Record<"top" | "right" | "bottom" | "left", number>>;

/** A share of the plot's width from the surface's left edge. */
function toLeft({ inset, x }: { inset: Inset; x: number }): string {
  return `calc(${inset.left}px + (100% - ${inset.left + inset.right}px) * ${x})`;
}

/** The crosshair at a share of the plot's width. */
export function Hairline({ inset, x }: { inset: Inset; x: number }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute w-px bg-ink-faint"
      style={{ left: toLeft({ inset, x }), top: inset.top, bottom: inset.bottom }}
    />
  );
}

/** From the crosshair to the tip, and how far a tip may reach into the padding of its card. */
const TIP_GAP = 10;
const TIP_REACH = 16;

/** The tip beside the crosshair, on the side that has room; it wraps before it leaves a phone's screen. */
export function FollowingTip({ inset, x, tip }: { inset: Inset; x: number; tip: Tip }) {
  const left = toLeft({ inset, x });
  const isLeft = x > 0.5;
  const room = isLeft ? left : `100% - ${left}`;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-20 w-max"
      style={{
        left,
        top: inset.top,
        maxWidth: `calc(${room} - ${TIP_GAP - TIP_REACH}px)`,
        transform: isLeft ? `translateX(calc(-100% - ${TIP_GAP}px))` : `translateX(${TIP_GAP}px)`,
      }}
    >
      <ChartTip {...tip} />
    </div>
  );
}

/** What is being marked, with its name. */
export function MarkedStretch({ inset, marked }: { inset: Inset; marked: Marked }) {
  const { left, right, label } = marked;
  const room = inset.left + inset.right;
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute border-x border-ink-faint bg-ink/8"
      style={{
        left: toLeft({ inset, x: left }),
        width: `calc((100% - ${room}px) * ${right - left})`,
        top: inset.top,
        bottom: inset.bottom,
      }}
    >
      <span
        className={cn(
          "absolute bottom-1 whitespace-nowrap rounded-sm bg-overlay px-1.5 py-0.5 text-xs font-medium text-ink shadow-overlay",
          left + right > 1 ? "right-1" : "left-1",
        )}
      >
        {label}
      </span>
    </span>
  );
}
