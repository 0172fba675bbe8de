/** Mixes whole numbers into one well-spread unsigned 32-bit number (murmur3's finaliser per word). */
export function mix(...words: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** A number for a word, so that text can be part of a seed. */
export function wordSeed(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A seeded stream of numbers (mulberry32): the same seed always gives the same stream. */
export class Random {
  #state: number;

  constructor(...seed: readonly number[]) {
    this.#state = mix(...seed);
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let word = this.#state;
    word = Math.imul(word ^ (word >>> 15), word | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Close to a standard normal, never beyond ±3 (a sum of uniforms has no wild tails). */
  normal(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * 1.5;
  }

  pick<T>(options: readonly [T, ...T[]]): T {
    return options[Math.floor(this.next() * options.length)] ?? options[0];
  }
}

/** Smooth noise in about [-1, 1] that turns once in `span` units of `at`; O(1) for any point. */
export function drift({ seed, at, span }: { seed: number; at: number; span: number }): number {
  const position = at / span;
  const left = Math.floor(position);
  const part = position - left;
  const weight = part * part * (3 - 2 * part);
  const from = mix(seed, left) / 2147483648 - 1;
  const to = mix(seed, left + 1) / 2147483648 - 1;
  return from + (to - from) * weight;
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
