export type Backfill = { isConnected: boolean; isComplete: boolean; documents: number };
export const toBackfill = (body: unknown): Backfill => body as Backfill;
