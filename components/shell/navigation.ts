import {
  Activity,
  HeartPulse,
  LayoutDashboard,
  type LucideIcon,
  Moon,
  RefreshCw,
  ServerCog,
  Settings,
  Sunrise,
  Users,
} from "lucide-react";

/** A page of the signed-in area that can be reached from everywhere. */
export interface Destination {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Has its own place in the bar at the bottom of a phone; the others are behind "More". */
  isFrequent: boolean;
}

/** Every destination in the order it is shown: one's own data, then people and settings. */
export const destinations: readonly Destination[] = [
  { href: "/dashboard", label: "Dashboard", icon: LayoutDashboard, isFrequent: true },
  { href: "/sleep", label: "Sleep", icon: Moon, isFrequent: true },
  { href: "/readiness", label: "Readiness", icon: Sunrise, isFrequent: true },
  { href: "/activity", label: "Activity", icon: Activity, isFrequent: true },
  { href: "/heart-rate", label: "Heart rate", icon: HeartPulse, isFrequent: false },
  { href: "/sync", label: "Sync", icon: RefreshCw, isFrequent: false },
  { href: "/teams", label: "Teams", icon: Users, isFrequent: false },
  { href: "/settings", label: "Settings", icon: Settings, isFrequent: false },
];

/** The page of the installation's owner, whom alone it is shown to. */
export const operatorDestination = {
  href: "/operator",
  label: "Operator",
  icon: ServerCog,
} as const;

/** Whether a path is the destination or lies below it: `/teams/1` is in Teams, `/teamsters` is not. */
export function isWithin({ pathname, href }: { pathname: string; href: string }): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
