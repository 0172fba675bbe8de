import {
  Activity,
  AudioWaveform,
  BedDouble,
  HeartPulse,
  LayoutDashboard,
  type LucideIcon,
  Moon,
  Mountain,
  RefreshCw,
  Scale,
  ServerCog,
  Settings,
  Sunrise,
  Users,
  Wind,
} from "lucide-react";

/** A page of the signed-in area that can be reached from everywhere. */
export interface Destination {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Has its own place in the bar at the bottom of a phone; the others are behind "More". */
  isFrequent: boolean;
}

/** Destinations that belong together, under one word. */
export interface DestinationGroup {
  label: string;
  destinations: readonly Destination[];
}

/** Every destination in the order it is shown: one's own data by subject, then people and settings. */
export const destinationGroups: readonly DestinationGroup[] = [
  {
    label: "Overview",
    destinations: [
      { href: "/dashboard", label: "Dashboard", icon: LayoutDashboard, isFrequent: true },
    ],
  },
  {
    label: "Night",
    destinations: [
      { href: "/sleep", label: "Sleep", icon: Moon, isFrequent: true },
      { href: "/bedtime", label: "Bedtime", icon: BedDouble, isFrequent: false },
      { href: "/oxygen", label: "Blood oxygen", icon: Wind, isFrequent: false },
    ],
  },
  {
    label: "Body",
    destinations: [
      { href: "/readiness", label: "Readiness", icon: Sunrise, isFrequent: true },
      { href: "/heart-rate", label: "Heart rate", icon: HeartPulse, isFrequent: false },
      { href: "/hrv", label: "HRV", icon: AudioWaveform, isFrequent: false },
      { href: "/stress", label: "Stress", icon: Scale, isFrequent: false },
    ],
  },
  {
    label: "Movement",
    destinations: [
      { href: "/activity", label: "Activity", icon: Activity, isFrequent: true },
      { href: "/fitness", label: "Fitness", icon: Mountain, isFrequent: false },
    ],
  },
  {
    label: "Account",
    destinations: [
      { href: "/sync", label: "Sync", icon: RefreshCw, isFrequent: false },
      { href: "/teams", label: "Teams", icon: Users, isFrequent: false },
      { href: "/settings", label: "Settings", icon: Settings, isFrequent: false },
    ],
  },
];

/** The pages with a place of their own in a phone's bar. */
export const frequentDestinations: readonly Destination[] = destinationGroups.flatMap(
  ({ destinations }) => destinations.filter(({ isFrequent }) => isFrequent),
);

/** The other pages, behind "More"; groups of which none is left are left out. */
export const otherGroups: readonly DestinationGroup[] = destinationGroups
  .map(({ label, destinations }) => ({
    label,
    destinations: destinations.filter(({ isFrequent }) => !isFrequent),
  }))
  .filter(({ destinations }) => destinations.length > 0);

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
