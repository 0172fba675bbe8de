export type ScoreWord = "Optimal" | "Good" | "Fair" | "Pay attention";

/** Oura's own words for its scores: 85 and above, 70, 60, and below. */
export function toScoreWord(score: number): ScoreWord {
  if (score >= 85) return "Optimal";
  if (score >= 70) return "Good";
  if (score >= 60) return "Fair";
  return "Pay attention";
}
