import pg from 'pg'
import { serveBare } from '../bare-page'

/** Serves the bare app with its route that does one insert, on this database. */
export async function serveBareInsert(
  databaseUrl: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query(
    'create table if not exists bench_notices (id bigint generated always as identity primary key, body text not null)',
  )
  await client.end()
  const bare = await serveBare({ DATABASE_URL: databaseUrl })
  return { url: `${bare.url}insert`, stop: bare.stop }
}
