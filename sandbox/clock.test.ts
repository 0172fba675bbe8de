import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Clock } from "./clock.ts";

const start = Date.parse("2026-03-28T22:00:00Z");
const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the clock", () => {
  test("shows real time until it is moved", () => {
    const clock = new Clock();
    vi.advanceTimersByTime(1500);
    expect([clock.now(), clock.isReal]).toEqual([1500, true]);
    clock.set(start);
    vi.advanceTimersByTime(1500);
    expect([clock.now(), clock.isReal]).toEqual([start + 1500, false]);
  });

  test("runs at a speed, keeps what it shows when that changes, and stands still at 0", () => {
    const clock = new Clock({ setting: { start, speed: 60 } });
    vi.advanceTimersByTime(1000);
    expect(clock.now()).toBe(start + 60_000);
    clock.setSpeed(0);
    vi.advanceTimersByTime(hour);
    expect(clock.now()).toBe(start + 60_000);
    clock.setSpeed(1);
    vi.advanceTimersByTime(1000);
    expect(clock.now()).toBe(start + 61_000);
  });

  test("rings at an instant by running there, at its speed", () => {
    const clock = new Clock({ setting: { start, speed: 3600 } });
    const ring = vi.fn();
    clock.at(start + hour, ring);
    vi.advanceTimersByTime(999);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(hour);
    expect(ring).toHaveBeenCalledTimes(1);
  });

  test("rings at once, in order, when it jumps past instants, and re-arms those ahead", () => {
    const clock = new Clock({ setting: { start, speed: 0 } });
    const rung: string[] = [];
    clock.at(start + 2 * hour, () => rung.push("second"));
    clock.at(start + hour, () => rung.push("first"));
    clock.at(start + 30 * hour, () => rung.push("later"));
    clock.set(start + 24 * hour);
    expect(rung).toEqual(["first", "second"]);
    expect(clock.nextAlarm).toBe(start + 30 * hour);
    clock.setSpeed(3600);
    vi.advanceTimersByTime(6000);
    expect(rung).toEqual(["first", "second", "later"]);
  });

  test("does not ring early after a jump backwards", () => {
    const clock = new Clock({ setting: { start, speed: 1 } });
    const ring = vi.fn();
    clock.at(start + hour, ring);
    clock.set(start - hour);
    vi.advanceTimersByTime(hour + 1);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(hour);
    expect(ring).toHaveBeenCalledTimes(1);
  });

  test("gives other programs their time by real time, and a jump ends it", () => {
    const clock = new Clock({ setting: { start, speed: 3600 } });
    const ring = vi.fn();
    clock.after(10_000, ring);
    vi.advanceTimersByTime(9999);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledTimes(1);
    const jumped = vi.fn();
    clock.after(10_000, jumped);
    clock.set(clock.now() + 9000);
    expect(jumped).not.toHaveBeenCalled();
    clock.set(clock.now() + 1000);
    expect(jumped).toHaveBeenCalledTimes(1);
  });

  test("starts over as it was set", () => {
    const clock = new Clock({ setting: { start, speed: 60 } });
    clock.setSpeed(0);
    clock.set(start + 5 * hour);
    clock.restart();
    expect([clock.now(), clock.speed]).toEqual([start, 60]);
    const real = new Clock();
    real.set(start);
    vi.advanceTimersByTime(1000);
    real.restart();
    expect([real.now(), real.isReal]).toEqual([1000, true]);
  });

  test("waits longer than a timer can", () => {
    const clock = new Clock({ setting: { start, speed: 1 } });
    const ring = vi.fn();
    clock.at(start + 90 * 24 * hour, ring);
    vi.advanceTimersByTime(90 * 24 * hour - 1);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledTimes(1);
  });

  test("forgets what was called off, and everything when it stops", () => {
    const clock = new Clock({ setting: { start, speed: 1 } });
    const ring = vi.fn();
    clock.at(start + hour, ring)();
    clock.after(hour, ring);
    clock.stop();
    clock.set(start + 2 * hour);
    vi.advanceTimersByTime(2 * hour);
    expect(ring).not.toHaveBeenCalled();
  });
});

describe("a clock after a restart", () => {
  test("goes on from where it stood, whatever its speed was while nothing ran", () => {
    const clock = new Clock({ setting: { start, speed: 60 } });
    const { mark } = clock;
    vi.advanceTimersByTime(5000);
    const again = new Clock({ mark });
    expect([again.now(), again.speed]).toEqual([start + 5000, 60]);
  });

  test("still stands when it stood still, and is real time when it was never moved", () => {
    const { mark } = new Clock({ setting: { start, speed: 0 } });
    vi.advanceTimersByTime(5000);
    expect(new Clock({ mark }).now()).toBe(start);
    expect(new Clock({ mark: null }).now()).toBe(5000);
  });
});
