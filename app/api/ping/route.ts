/** Does nothing: what a request costs by itself, which benchmarks set durable work against. */
export function POST(): Response {
  return new Response(null, { status: 204 });
}
