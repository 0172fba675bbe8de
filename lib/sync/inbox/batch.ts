/** Calls waiting for their place in a batch. */
interface Waiting<Item> {
  item: Item;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: items that arrive while a batch is being written form the next one, so one caller waits
 * for one commit and a thousand callers share one. Below load nothing waits for company, but for the
 * `gatherMs` in which requests of the same moment find each other.
 * @returns a function that resolves once its item is committed, and rejects if its batch failed.
 */
export function createBatcher<Item>({
  write,
  most,
  gatherMs,
}: {
  write: (items: readonly Item[]) => Promise<void>;
  /** Items in one batch at most. */
  most: number;
  gatherMs: number;
}): (item: Item) => Promise<void> {
  let waiting: Waiting<Item>[] = [];
  let isDraining = false;

  async function drain(): Promise<void> {
    isDraining = true;
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        await write(batch.map(({ item }) => item));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isDraining = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isDraining) void drain();
    });
}
