/** Seconds before the second, third … attempt at an object: Oura may tell of a document before it serves it. */
export const retryDelays = [5, 20, 60, 180] as const;

/** How often an object is asked for, first and last time included. */
export const mostAttempts = retryDelays.length + 1;
