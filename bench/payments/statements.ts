import pg from 'pg'

/** How many times a second PostgreSQL does one insert and one update of another table, each pair one transaction, over so many connections. */
export async function measureStatements(url: string, count: number, atOnce: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: atOnce })
  try {
    await pool.query(
      `create unlogged table if not exists bench_counters (id integer primary key, value integer not null);
       create table if not exists bench_rows (id bigint generated always as identity primary key, body text not null);
       insert into bench_counters select n, 0 from generate_series(1, 1000) n on conflict do nothing`,
    )
    const body = 'x'.repeat(500)
    const waiting = Array.from({ length: count }, (_each, index) => index).values()
    const began = performance.now()
    const work = async () => {
      const client = await pool.connect()
      for (const index of waiting) {
        await client.query('begin')
        await client.query({
          name: 'insert',
          text: 'insert into bench_rows (body) values ($1)',
          values: [body],
        })
        await client.query({
          name: 'update',
          text: 'update bench_counters set value = value + 1 where id = $1',
          values: [(index % 1000) + 1],
        })
        await client.query('commit')
      }
      client.release()
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return Math.round(count / ((performance.now() - began) / 1000))
  } finally {
    await pool.end()
  }
}
