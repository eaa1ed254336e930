import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { isDatabaseDown } from '@/db/errors'
import type { ActionFailure, ActionResult } from './action-result'
import { randomCode } from './ids'
import { log } from './log'
import { fieldErrorsOf, izinkuErrorMap } from './validation'

type ActionOptions<Schema extends z.ZodType, Granted, Data> = {
  schema: Schema
  /** `requireUser`, `requireMember` or `requireStaff` with the permission: what it returns is what `run` may act as. */
  gate: (input: z.output<Schema>) => Promise<Granted>
  run: (input: z.output<Schema>, granted: Granted) => Promise<ActionResult<Data>>
}

/**
 * Makes a server action: parse, gate, run, map errors. Expected failures are returned with a reason of the mutation's own;
 * `invalid`, `signedOut`, `notFound`, `unavailable` (the database is down) and `failed` (ours, with an error id that is in the log) come from here.
 * Redirects thrown by `run` are let through, those of the gate become `signedOut`, so that a form keeps what was typed.
 */
export function defineAction<Schema extends z.ZodType, Granted, Data>(
  options: ActionOptions<Schema, Granted, Data>,
): (input: z.input<Schema>) => Promise<ActionResult<Data>> {
  return async (input) => {
    const parsed = await options.schema.safeParseAsync(input, { error: izinkuErrorMap })
    if (!parsed.success) return { ok: false, reason: 'invalid', fieldErrors: fieldErrorsOf(parsed.error) }
    let granted: Granted
    try {
      granted = await options.gate(parsed.data)
    } catch (error) {
      return refusalOf(error) ?? failureOf(error)
    }
    try {
      return await options.run(parsed.data, granted)
    } catch (error) {
      unstable_rethrow(error)
      return failureOf(error)
    }
  }
}

/** What a gate's redirect or 404 means to a form. Next names both in the error's digest. */
function refusalOf(error: unknown): ActionFailure | undefined {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
  if (digest.startsWith('NEXT_REDIRECT')) return { ok: false, reason: 'signedOut' }
  if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK')) return { ok: false, reason: 'notFound' }
  return undefined
}

/** Logs a broken thing once, under an id that the reader of the message can name. */
export function failureOf(error: unknown): ActionFailure {
  const errorId = randomCode(4)
  log.error({ err: error, error_id: errorId }, 'action failed')
  return { ok: false, reason: isDatabaseDown(error) ? 'unavailable' : 'failed', errorId }
}
