/** Seconds before the second, third … attempt at an object: Oura may tell of a document before it serves it. */
export const retryDelays = [5, 20, 60, 180] as const;
