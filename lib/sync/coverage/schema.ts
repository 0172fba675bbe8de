import type { DataTypeId } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";

/** One month of one type. */
export interface CoveredMonth {
  /** Its first day. */
  month: Day;
  /** Days with a value. */
  present: number;
  /** Days that could have one: from the type's first to today. */
  due: number;
}

/** How much of a person's history is stored of one type. */
export interface TypeCoverage {
  type: DataTypeId;
  label: string;
  /** The scope that unlocks it, in words; null when every grant does. */
  scopeLabel: string | null;
  isGranted: boolean;
  /** Whether every day is expected, so that a share of days means something. */
  isDaily: boolean;
  firstDay: Day | null;
  lastDay: Day | null;
  /** Days with a value, and those that could have one. */
  present: number;
  due: number;
  /** Every month from the person's first to this one, ascending. */
  months: CoveredMonth[];
}
