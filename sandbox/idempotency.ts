import { createHash } from 'node:crypto'
import type { Answer } from './http'
import type { World } from './world'

/** An answer that stands for every further request with the same key. */
export type Remembered = { id: string; at: number; digest: string; status: number; body: string }

/**
 * Answers a request that carries an idempotency key: the first time by `run`, afterwards with the same words. Only
 * answers that `counts` says are kept; `differs` answers a key that comes back with another body.
 * @param request `scope`: provider and path, within which keys are unique; `body`: what a repeated request must share
 */
export async function once(
  world: World,
  { scope, key, body, keptMs }: { scope: string; key: string; body: unknown; keptMs: number },
  run: () => Answer | Promise<Answer>,
  { counts, differs }: { counts: (answer: Answer) => boolean; differs?: () => Answer },
): Promise<Answer> {
  const id = `${scope} ${key}`
  const digest = createHash('sha256')
    .update(String(JSON.stringify(body)))
    .digest('hex')
  const known = world.state.idempotency.get(id)
  if (known && Date.now() - known.at < keptMs) {
    if (differs && known.digest !== digest) return differs()
    return { status: known.status, headers: JSON_HEADERS, body: known.body }
  }
  const answer = await run()
  if (counts(answer)) {
    const text = typeof answer.body === 'string' ? answer.body : ''
    world.state.idempotency.save({ id, at: Date.now(), digest, status: answer.status, body: text })
  }
  return answer
}

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' }
