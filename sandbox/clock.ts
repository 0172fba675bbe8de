/** A clock as the state keeps it: what it showed at a real moment, and its speed. */
export interface ClockMark {
  shown: number;
  real: number;
  speed: number;
}

interface Alarm {
  run: () => void;
  /** Milliseconds until it rings by real time, and infinite when only a move of the clock brings it. */
  wait: () => number;
  /** The instant it is for, or null when it counts a length of time. */
  instant: number | null;
  /** A jump forward by so many milliseconds. */
  skip: (milliseconds: number) => void;
  timer: NodeJS.Timeout | null;
}

/** A timer may wait 24 days at most; a longer wait is taken in stretches. */
const longestTimer = 86_400_000;

/**
 * The one clock of the sandbox, in milliseconds: real time until it is set, advanced or given another
 * speed (0 stands still). Whatever waits for it is told when it moves.
 */
export class Clock {
  readonly #real: () => number;
  readonly #alarms = new Set<Alarm>();
  readonly #setting: { start: number | null; speed: number };
  #mark: ClockMark;

  /** Goes on from a mark where there is one; otherwise it starts as it was set, or with real time. */
  constructor({
    setting = { start: null, speed: 1 },
    mark = null,
    real = Date.now,
  }: {
    setting?: { start: number | null; speed: number };
    mark?: ClockMark | null;
    real?: () => number;
  } = {}) {
    this.#real = real;
    this.#setting = setting;
    this.#mark = mark === null ? this.#beginning() : resume({ mark, now: real() });
  }

  /** What the clock shows; bound, so that it can be handed on as a function. */
  readonly now = (): number => {
    const { shown, real, speed } = this.#mark;
    return Math.floor(shown + (this.#real() - real) * speed);
  };

  get speed(): number {
    return this.#mark.speed;
  }

  get mark(): ClockMark {
    return { shown: this.now(), real: this.#real(), speed: this.speed };
  }

  /** Whether it shows real time, as it does until someone moves it. */
  get isReal(): boolean {
    return this.speed === 1 && Math.abs(this.now() - this.#real()) < 2;
  }

  /** Jumps to an instant: alarms up to there ring at once, in their order. */
  set(instant: number): void {
    const jump = instant - this.now();
    this.#mark = { shown: instant, real: this.#real(), speed: this.speed };
    if (jump > 0) for (const alarm of this.#alarms) alarm.skip(jump);
    this.#ringDue();
    for (const alarm of this.#alarms) this.#arm(alarm);
  }

  setSpeed(speed: number): void {
    this.#mark = { ...this.mark, speed };
    for (const alarm of this.#alarms) this.#arm(alarm);
  }

  /** Back to how it was set to start. */
  restart(): void {
    const { shown, speed } = this.#beginning();
    this.#mark = { ...this.#mark, speed };
    this.set(shown);
  }

  #beginning(): ClockMark {
    const { start, speed } = this.#setting;
    return { shown: start ?? this.#real(), real: this.#real(), speed };
  }

  /** Calls at an instant of this clock, however it gets there. @returns what calls it off */
  at(instant: number, run: () => void): () => void {
    return this.#add({
      run,
      instant,
      skip: () => undefined,
      wait: () => {
        const left = instant - this.now();
        if (left <= 0) return 0;
        return this.speed === 0 ? Number.POSITIVE_INFINITY : left / this.speed;
      },
      timer: null,
    });
  }

  /**
   * Calls when a length of time has passed. It is for what other programs are given time for, so real
   * time counts whatever the speed; a jump counts in full. @returns what calls it off
   */
  after(milliseconds: number, run: () => void): () => void {
    let end = this.#real() + milliseconds;
    return this.#add({
      run,
      instant: null,
      skip: (jump) => {
        end -= jump;
      },
      wait: () => Math.max(0, end - this.#real()),
      timer: null,
    });
  }

  /** The next instant that something waits for, or null. */
  get nextAlarm(): number | null {
    let next: number | null = null;
    for (const { instant } of this.#alarms)
      if (instant !== null && (next === null || instant < next)) next = instant;
    return next;
  }

  /** Calls everything off. */
  stop(): void {
    for (const alarm of this.#alarms) clearTimeout(alarm.timer ?? undefined);
    this.#alarms.clear();
  }

  #add(alarm: Alarm): () => void {
    this.#alarms.add(alarm);
    this.#arm(alarm);
    return () => {
      clearTimeout(alarm.timer ?? undefined);
      this.#alarms.delete(alarm);
    };
  }

  #arm(alarm: Alarm): void {
    clearTimeout(alarm.timer ?? undefined);
    alarm.timer = null;
    const wait = alarm.wait();
    if (wait === Number.POSITIVE_INFINITY) return;
    alarm.timer = setTimeout(
      () => (alarm.wait() > 0 ? this.#arm(alarm) : this.#ring(alarm)),
      Math.min(Math.ceil(wait), longestTimer),
    );
  }

  /** Rings what is due now; what these calls add is left to timers, so that nothing rings without end. */
  #ringDue(): void {
    const due = [...this.#alarms].filter((alarm) => alarm.wait() === 0);
    const order = ({ instant }: Alarm) => instant ?? Number.POSITIVE_INFINITY;
    for (const alarm of due.toSorted((left, right) => order(left) - order(right)))
      if (this.#alarms.has(alarm)) this.#ring(alarm);
  }

  #ring(alarm: Alarm): void {
    clearTimeout(alarm.timer ?? undefined);
    this.#alarms.delete(alarm);
    alarm.run();
  }
}

/**
 * Where a clock goes on after the program did not run: time passed at its usual pace meanwhile,
 * whatever the speed, unless it stood still.
 */
function resume({ mark, now }: { mark: ClockMark; now: number }): ClockMark {
  const { shown, real, speed } = mark;
  return { shown: speed === 0 ? shown : shown + Math.max(0, now - real), real: now, speed };
}
