import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decryptSecret,
  type EncryptionKey,
  encryptSecret,
  isSealedWithNewestKey,
} from "./crypto.ts";

const place = { table: "oura_connection", column: "access_token", row: "row-1" };
const older: EncryptionKey = { id: "k1", key: Buffer.alloc(32, 1) };
const newer: EncryptionKey = { id: "k2", key: Buffer.alloc(32, 2) };

describe("encrypted secrets", () => {
  it("open to what was sealed, and never hold it in the clear", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, unit: "grapheme" }), (plain) => {
        const sealed = encryptSecret(plain, { place, keys: [newer] });
        expect(sealed).not.toContain(plain);
        expect(decryptSecret(sealed, { place, keys: [newer] })).toBe(plain);
      }),
    );
  });

  it("differ each time, since the IV is random", () => {
    const sealed = new Set(
      Array.from({ length: 50 }, () => encryptSecret("same", { place, keys: [newer] })),
    );
    expect(sealed.size).toBe(50);
  });

  it("open nowhere else than where they were sealed", () => {
    const sealed = encryptSecret("token", { place, keys: [newer] });
    for (const moved of [
      { ...place, row: "row-2" },
      { ...place, column: "refresh_token" },
      { ...place, table: "session" },
    ]) {
      expect(() => decryptSecret(sealed, { place: moved, keys: [newer] })).toThrow();
    }
  });

  it("refuse a changed byte", () => {
    const sealed = encryptSecret("token", { place, keys: [newer] });
    const flipped = sealed.slice(0, -1) + (sealed.endsWith("A") ? "B" : "A");
    expect(() => decryptSecret(`${flipped}AA`, { place, keys: [newer] })).toThrow();
  });

  it("stay readable after a newer key is put first, and say that they should be sealed again", () => {
    const sealed = encryptSecret("token", { place, keys: [older] });
    expect(decryptSecret(sealed, { place, keys: [newer, older] })).toBe("token");
    expect(isSealedWithNewestKey(sealed, [newer, older])).toBe(false);
    expect(() => decryptSecret(sealed, { place, keys: [newer] })).toThrow(
      /k1 is not in ENCRYPTION_KEYS/,
    );
  });
});
