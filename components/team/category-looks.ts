import { Activity, HeartPulse, type LucideIcon, Moon, Sunrise } from "lucide-react";
import type { TeamShareCategory } from "#lib/teams/share-categories.ts";

/** How a category looks wherever a team is shown: the hue of its metric, and an icon. */
export const categoryLooks = {
  sleep: { icon: Moon, text: "text-metric-sleep", fill: "bg-metric-sleep" },
  readiness: { icon: Sunrise, text: "text-metric-readiness", fill: "bg-metric-readiness" },
  activity: { icon: Activity, text: "text-metric-activity", fill: "bg-metric-activity" },
  heart_rate: { icon: HeartPulse, text: "text-metric-heart", fill: "bg-metric-heart" },
} as const satisfies Record<TeamShareCategory, { icon: LucideIcon; text: string; fill: string }>;
