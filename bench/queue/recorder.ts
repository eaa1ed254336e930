import pg from 'pg'

export type Recorded = { text: string; values: unknown[]; began_at: number; ended_at: number }

/**
 * Every statement that this process sends to PostgreSQL while `run` runs, whoever sends it, with its parameters and when it
 * was under way.
 */
export async function record<Result>(
  run: () => Promise<Result>,
): Promise<{ result: Result; statements: Recorded[] }> {
  const statements: Recorded[] = []
  const sent = pg.Client.prototype.query as (...input: unknown[]) => unknown
  pg.Client.prototype.query = function query(this: pg.Client, ...input: unknown[]) {
    const [first, second] = input
    const config = typeof first === 'object' ? (first as { text?: string; values?: unknown[] }) : undefined
    const entry: Recorded = {
      text: config?.text ?? String(first),
      values: config?.values ?? (Array.isArray(second) ? second : []),
      began_at: performance.now(),
      ended_at: Number.POSITIVE_INFINITY,
    }
    statements.push(entry)
    const answer = sent.apply(this, input)
    const end = () => {
      entry.ended_at = performance.now()
    }
    if (answer instanceof Promise) answer.then(end, end)
    return answer
  } as typeof pg.Client.prototype.query
  try {
    return { result: await run(), statements }
  } finally {
    pg.Client.prototype.query = sent as typeof pg.Client.prototype.query
  }
}

/** How often the caller had to wait for the database one after the other: statements side by side are one wave. */
export function countWaves(statements: readonly Recorded[]): number {
  let waves = 0
  let until = Number.NEGATIVE_INFINITY
  for (const { began_at, ended_at } of [...statements].sort((a, b) => a.began_at - b.began_at)) {
    if (began_at >= until) {
      waves++
      until = ended_at
    } else until = Math.max(until, ended_at)
  }
  return waves
}
