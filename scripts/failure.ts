/** A problem the person at the keyboard can solve; its message says how, in one line. */
export class Failure extends Error {
  override name = "Failure";
}

/** Whether an unknown error carries one of Node's system error codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/** Translates a file system error into one line with a remedy; anything else passes unchanged. */
export function toFileFailure({ error, path }: { error: unknown; path: string }): unknown {
  if (hasCode(error, "ENOSPC", "EDQUOT")) {
    return new Failure(`the disk of ${path} is full: free some space, then run again.`, {
      cause: error,
    });
  }
  // Node answers ENOENT when it cannot create a folder in a read-only place.
  if (hasCode(error, "EACCES", "EPERM", "EROFS", "ENOENT")) {
    return new Failure(
      `no permission to read and write ${path}: correct its owner or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  if (hasCode(error, "ENOTDIR", "EEXIST")) {
    return new Failure(`${path} is not a folder: move it away or set DATA_DIR to another folder.`, {
      cause: error,
    });
  }
  return error;
}

/** Prints a {@link Failure} as one line and anything else in full. */
export function printError(error: unknown): void {
  if (error instanceof Failure) console.error(`ringboard: ${error.message}`);
  else console.error(error);
}
