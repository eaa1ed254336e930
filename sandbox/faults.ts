import { setTimeout as delay } from 'node:timers/promises'
import { chaosOf, type Provider, use } from './chaos'
import type { Answer, Route } from './http'
import type { World } from './world'

/**
 * A provider's API under its switches: an error instead of the work, an error although the work is done, an answer that
 * takes long. `error` is how the provider words an internal error.
 */
export function underFaults(
  world: World,
  provider: Provider,
  error: () => Answer,
  routes: readonly Route[],
): Route[] {
  return routes.map((route) => ({
    ...route,
    async run(request) {
      if (use(world, provider, 'error_before')) return error()
      const [fails, slow] = [use(world, provider, 'error_after'), use(world, provider, 'slow')]
      const answer = await route.run(request)
      if (slow) await delay(chaosOf(world, provider).slowSeconds * 1000, undefined, { ref: false })
      return fails ? error() : answer
    },
  }))
}
