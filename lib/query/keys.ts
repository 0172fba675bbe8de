/** First part of every key under which health data is cached: what a new data version makes stale. */
export const healthKey = "health";
