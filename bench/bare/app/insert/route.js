import pg from 'pg'

let pool

// The floor that `npm run bench -- webhook` compares with: one insert of what was posted.
export async function POST(request) {
  pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
  const body = await request.text()
  await pool.query('insert into bench_notices (body) values ($1)', [body])
  return Response.json({ received: true })
}
