/** What a server action answers. `reason` is a key of the form's `errors` texts; `fieldErrors` are keys of the namespace `validation`. */
export type ActionFailure = {
  ok: false
  reason: string
  fieldErrors?: Record<string, string>
  /** Values for the sentence of the reason: who was faster, which limit. */
  details?: Record<string, string | number>
  errorId?: string
}

export type ActionResult<Data = undefined> = { ok: true; data: Data } | ActionFailure

/** Success without data. */
export const DONE = { ok: true, data: undefined } as const

/** An expected failure. */
export function refuse<Reason extends string>(
  reason: Reason,
  fieldErrors?: Record<string, string>,
): ActionFailure {
  return { ok: false, reason, ...(fieldErrors && { fieldErrors }) }
}
