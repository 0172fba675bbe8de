/**
 * A bounded map that forgets what was not used lately: two generations, of which the elder is dropped
 * when the younger is full. A hit among the young costs one look-up.
 */
export class Recent<Key, Value> {
  readonly #half: number;
  #young = new Map<Key, Value>();
  #elder = new Map<Key, Value>();

  constructor(capacity: number) {
    this.#half = Math.ceil(capacity / 2);
  }

  /** The kept value, or the one that `make` computes now. */
  take(key: Key, make: () => Value): Value {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const value = this.#elder.get(key) ?? make();
    if (this.#young.size >= this.#half) {
      this.#elder = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
    return value;
  }
}
