import { formatNumber } from "#lib/format/number.ts";
import { toScoreWord } from "#lib/format/score.ts";
import { type Hue, toColour, toTint } from "./palette.ts";

interface ScoreGaugeProps {
  /** "Sleep", "Readiness", "Activity". */
  label: string;
  /** 0 to 100, null when there is none. */
  score: number | null;
  hue: Hue;
  /** Edge length in pixels. */
  size?: number;
}

/** Degrees of the arc; it opens downwards, where the word stands. */
const SWEEP = 260;
const STROKE = 8;

function toArc({ radius, centre, share }: { radius: number; centre: number; share: number }) {
  const from = ((270 - SWEEP / 2) * Math.PI) / 180;
  const to = from + (SWEEP * share * Math.PI) / 180;
  const at = (angle: number) =>
    `${(centre + radius * Math.cos(angle)).toFixed(2)} ${(centre + radius * Math.sin(angle)).toFixed(2)}`;
  const isLong = SWEEP * share > 180 ? 1 : 0;
  return `M ${at(from)} A ${radius} ${radius} 0 ${isLong} 1 ${at(to)}`;
}

/** A score as an arc with its number and Oura's word for it; an open ring when there is none. */
export function ScoreGauge({ label, score, hue, size = 132 }: ScoreGaugeProps) {
  const centre = size / 2;
  const radius = centre - STROKE / 2 - 1;
  const share = score === null ? 0 : Math.min(1, Math.max(0, score / 100));
  const word = score === null ? "No score" : toScoreWord(score);
  const name =
    score === null
      ? `${label}: no score`
      : `${label} ${formatNumber({ value: score })} of 100, ${word}`;
  return (
    <div
      aria-label={name}
      className="relative shrink-0"
      role="img"
      style={{ width: size, height: size }}
    >
      <svg aria-hidden height={size} viewBox={`0 0 ${size} ${size}`} width={size}>
        <path
          d={toArc({ radius, centre, share: 1 })}
          fill="none"
          stroke={score === null ? "var(--line-strong)" : toTint({ hue, share: 0.18 })}
          strokeDasharray={score === null ? "2 6" : undefined}
          strokeLinecap="round"
          strokeWidth={STROKE}
        />
        {share > 0 && (
          <path
            d={toArc({ radius, centre, share })}
            fill="none"
            stroke={toColour(hue)}
            strokeLinecap="round"
            strokeWidth={STROKE}
          />
        )}
      </svg>
      <div aria-hidden className="absolute inset-0 flex flex-col items-center justify-center">
        <span className="text-2xl font-semibold text-ink">
          {score === null ? "–" : formatNumber({ value: score })}
        </span>
        <span className="text-xs text-ink-muted">{word}</span>
      </div>
    </div>
  );
}
