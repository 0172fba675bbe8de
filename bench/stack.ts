/** A running product that is measured: the production build, its sandbox and its worker. */
export interface Stack {
  baseUrl: string;
  clientSecret: string;
  /** Of a signed-in person with three years of history. */
  cookie: string;
  workerPid: number;
}
