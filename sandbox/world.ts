import type { Config } from './config'
import type { Deliverer } from './delivery'
import type { State } from './state'

/** All that a running sandbox is; the first argument of whatever acts on it. */
export type World = {
  config: Config
  state: State
  /** Where it can be reached, without a slash at the end. */
  url: string
  deliverer: Deliverer
  /** Empties a table for good. */
  forget: (table: keyof State) => void
}
