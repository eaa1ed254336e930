/** The database cannot be reached. The digest reaches the error page, which then says so and tries again by itself. */
export class DatabaseUnavailable extends Error {
  readonly digest: string
  constructor(cause: unknown) {
    super('The database cannot be reached', { cause })
    this.name = 'DatabaseUnavailable'
    this.digest = `DATABASE_DOWN;${Math.random().toString(36).slice(2, 6).toUpperCase()}`
  }
}

const LOST_CONNECTION = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** Whether an error says that the server is gone or going, as opposed to a statement it refused. */
export function isDatabaseDown(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true
  const code = codeOf(error)
  if (code !== undefined && LOST_CONNECTION.has(code)) return true
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
}

/** Name of the unique constraint or index that refused a row, or undefined when the error is another one. */
export function uniqueViolation(error: unknown): string | undefined {
  return codeOf(error) === '23505' ? constraintOf(error) : undefined
}

/** Name of the check constraint that refused a row. */
export function checkViolation(error: unknown): string | undefined {
  return codeOf(error) === '23514' ? constraintOf(error) : undefined
}

/** Name of the foreign key that refused a row. */
export function foreignKeyViolation(error: unknown): string | undefined {
  return codeOf(error) === '23503' ? constraintOf(error) : undefined
}

/** Name of the exclusion constraint that refused a row. */
export function exclusionViolation(error: unknown): string | undefined {
  return codeOf(error) === '23P01' ? constraintOf(error) : undefined
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

function constraintOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return undefined
  return typeof error.constraint === 'string' ? error.constraint : undefined
}
