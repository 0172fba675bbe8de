import process from "node:process";

/** Runs one step and says so: on a terminal as a line that counts, elsewhere as it starts and ends. */
export async function runStep<Result>(
  name: string,
  action: (report: (detail: string) => void) => Promise<Result>,
): Promise<Result> {
  const started = Date.now();
  const seconds = (): string => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  let detail = "";
  const draw = (): void => {
    process.stdout.write(`\r\u001B[2K${toLine({ name, text: detail, seconds: seconds() })}`);
  };
  const timer = process.stdout.isTTY ? setInterval(draw, 250) : null;
  if (timer) draw();
  else console.log(`${name} …`);
  const finish = (text: string): void => {
    if (timer) clearInterval(timer);
    if (timer) process.stdout.write("\r\u001B[2K");
    console.log(toLine({ name, text, seconds: seconds() }));
  };
  try {
    const result = await action((text) => {
      detail = text;
    });
    finish(detail || "done");
    return result;
  } catch (error) {
    finish("not done");
    throw error;
  }
}

function toLine({ name, text, seconds }: { name: string; text: string; seconds: string }): string {
  return `${name.padEnd(24)} ${text || "…"} ${seconds}`;
}
