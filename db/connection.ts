/** Where the database is: `DATABASE_URL`, or the embedded server on `PGPORT` (54320). */
export function databaseUrl(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment.DATABASE_URL
  if (given) return given
  const port = environment.PGPORT || '54320'
  return `postgres://izinku:izinku@127.0.0.1:${port}/izinku`
}
