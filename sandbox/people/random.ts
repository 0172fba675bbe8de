/** Mixes one to five whole numbers into one well-spread unsigned 32-bit number (murmur3's finaliser per word). */
export function mix(
  first: number,
  second?: number,
  third?: number,
  fourth?: number,
  fifth?: number,
): number {
  let hash = blend(0x9e3779b9, first);
  if (second !== undefined) hash = blend(hash, second);
  if (third !== undefined) hash = blend(hash, third);
  if (fourth !== undefined) hash = blend(hash, fourth);
  if (fifth !== undefined) hash = blend(hash, fifth);
  return hash >>> 0;
}

function blend(hash: number, word: number): number {
  const once = Math.imul(hash ^ word, 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
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

  /** A seed of one to four whole numbers. */
  constructor(first: number, second?: number, third?: number, fourth?: number) {
    this.#state = mix(first, second, third, fourth);
  }

  /** Uniform in [0, 1). */
  next(): number {
    return this.word() / 4294967296;
  }

  /** 32 bits. */
  word(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let word = this.#state;
    word = Math.imul(word ^ (word >>> 15), word | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return (word ^ (word >>> 14)) >>> 0;
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
