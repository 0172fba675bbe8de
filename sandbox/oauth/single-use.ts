import { randomBytes } from "node:crypto";

const lifetime = 10 * 60 * 1000;
const keptMost = 10_000;

/** Single-use values that live ten minutes: requests that wait for a click, codes that wait for exchange. */
export class SingleUse<Value> {
  readonly #kept = new Map<string, { value: Value; expiresAt: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Keeps a value and gives the key to it, 192 random bits. */
  put(value: Value): string {
    const now = this.#now();
    for (const [key, { expiresAt }] of this.#kept) {
      if (expiresAt <= now || this.#kept.size >= keptMost) this.#kept.delete(key);
    }
    const key = randomBytes(24).toString("base64url");
    this.#kept.set(key, { value, expiresAt: now + lifetime });
    return key;
  }

  /** The value without using it up; null when it is unknown, used or too old. */
  peek(key: string): Value | null {
    const kept = this.#kept.get(key);
    return kept && kept.expiresAt > this.#now() ? kept.value : null;
  }

  /** The value, once; null when it is unknown, used or too old. */
  take(key: string): Value | null {
    const value = this.peek(key);
    this.#kept.delete(key);
    return value;
  }
}
