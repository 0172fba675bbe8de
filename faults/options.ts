import { randomInt } from "node:crypto";
import { Failure } from "../scripts/failure.ts";

/** How the suite is run. */
export interface Options {
  /** The part that fits in `npm test`: fewer kills, shorter faults. */
  isQuick: boolean;
  /** Two apps and two workers through PgBouncer, instead of one of each. */
  isPair: boolean;
  /** Everything random is drawn from it; printed, so that a run can be repeated. */
  seed: number;
  /** Scenarios whose name holds this text; all without it. */
  only: string;
  /** Where a JSON report goes; nowhere without it. */
  report: string | null;
}

const form = "--quick, --pair, --seed=NUMBER, --only=TEXT, --report=FILE";

/** @throws Failure naming what is not understood */
export function readOptions(given: readonly string[]): Options {
  const options: Options = {
    isQuick: false,
    isPair: false,
    seed: randomInt(1, 2 ** 31),
    only: "",
    report: null,
  };
  for (const argument of given) {
    const [name = "", value = ""] = argument.split(/=(.*)/s);
    if (argument === "--quick") options.isQuick = true;
    else if (argument === "--pair") options.isPair = true;
    else if (name === "--seed" && /^\d{1,10}$/.test(value)) options.seed = Number(value);
    else if (name === "--only" && value !== "") options.only = value;
    else if (name === "--report" && value !== "") options.report = value;
    else if (argument !== "--") throw new Failure(`unknown option "${argument}": use ${form}.`);
  }
  return options;
}
