/** Between two fetches of a person's whole history, whoever began the first: thousands of requests each. */
export const againMs = 24 * 3_600_000;

/** Between two re-reads of one type of one person. */
export const rereadMs = 10 * 60_000;
