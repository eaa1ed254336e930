import type { World } from './world'

export const PROVIDERS = ['midtrans', 'xendit'] as const
/** Who can be made to misbehave. */
export type Provider = (typeof PROVIDERS)[number]

export const SWITCHES = [
  'twice',
  'late',
  'wrong_order',
  'never',
  'wrong_signature',
  'wrong_amount',
  'slow',
  'error_before',
  'error_after',
] as const
export type SwitchName = (typeof SWITCHES)[number]

/** Other names by which a switch can be set. */
const ALIASES: Record<string, SwitchName> = {
  duplicate: 'twice',
  delay: 'late',
  reorder: 'wrong_order',
  drop: 'never',
  wrong_token: 'wrong_signature',
}

export const SWITCH_MODES = ['off', 'next', 'standing'] as const
/** Off, for the next occasion only, always, or with this probability. */
export type SwitchMode = (typeof SWITCH_MODES)[number] | number
export type Switches = Record<SwitchName, SwitchMode>

export const REFUND_FATES = ['succeed', 'fail', 'pend'] as const
export type RefundFate = (typeof REFUND_FATES)[number]

/** How one provider misbehaves. */
export type Chaos = {
  id: Provider
  switches: Switches
  lateSeconds: number
  /** How long a slow answer of the API takes. */
  slowSeconds: number
  seed: number
  /** What becomes of Xendit's refunds. */
  refunds?: RefundFate
  /** How often the dice were thrown since the seed was set. */
  draws: number
}

const ALL_OFF = Object.fromEntries(SWITCHES.map((name) => [name, 'off'])) as Switches

/** A provider's switches as they stand; its own object, to be changed by the functions below only. */
export function chaosOf({ state }: World, provider: Provider): Chaos {
  const kept = state.chaos.get(provider)
  if (kept) return kept
  return { id: provider, switches: { ...ALL_OFF }, lateSeconds: 20, slowSeconds: 12, seed: 1, draws: 0 }
}

/** Whether the switch is on this time. `next` turns itself off by being asked. */
export function use(world: World, provider: Provider, name: SwitchName): boolean {
  const chaos = chaosOf(world, provider)
  const mode = chaos.switches[name]
  if (mode === 'off') return false
  if (mode === 'standing') return true
  if (mode === 'next') {
    world.state.chaos.save({ ...chaos, switches: { ...chaos.switches, [name]: 'off' } })
    return true
  }
  return draw(world, provider) < mode
}

/** How late a notification is: exactly as set, or up to that where chance rules. */
export function lateMs(world: World, provider: Provider): number {
  const { switches, lateSeconds } = chaosOf(world, provider)
  return lateSeconds * 1000 * (typeof switches.late === 'number' ? draw(world, provider) : 1)
}

/** Sets switches by their names or other names; false, and nothing changed, when a name or mode does not exist. */
export function setSwitches(world: World, provider: Provider, wanted: Record<string, unknown>): boolean {
  const chaos = chaosOf(world, provider)
  const switches = { ...chaos.switches }
  for (const [given, mode] of Object.entries(wanted)) {
    const name = SWITCHES.find((each) => each === given) ?? (Object.hasOwn(ALIASES, given) && ALIASES[given])
    const read = modeFrom(mode)
    if (!name || read === undefined) return false
    switches[name] = read
  }
  world.state.chaos.save({ ...chaos, switches })
  return true
}

/** Sets `lateSeconds` or `slowSeconds`, 0 to 3600. */
export function setSeconds(
  world: World,
  provider: Provider,
  which: 'lateSeconds' | 'slowSeconds',
  seconds: unknown,
): boolean {
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= 3600)) return false
  world.state.chaos.save({ ...chaosOf(world, provider), [which]: seconds })
  return true
}

/** Decides over the refunds to come. */
export function setRefundFate(world: World, provider: Provider, wanted: unknown): boolean {
  const refunds = REFUND_FATES.find((fate) => fate === wanted)
  if (!refunds) return false
  world.state.chaos.save({ ...chaosOf(world, provider), refunds })
  return true
}

/** Begins the row of chances anew: the same seed and the same occasions give the same mishaps. */
export function setSeed(world: World, provider: Provider, seed: unknown): boolean {
  if (!Number.isSafeInteger(seed)) return false
  world.state.chaos.save({ ...chaosOf(world, provider), seed: Number(seed), draws: 0 })
  return true
}

function modeFrom(mode: unknown): SwitchMode | undefined {
  const number = typeof mode === 'string' && /^(0|1|0?\.\d+)$/.test(mode) ? Number(mode) : mode
  if (typeof number === 'number') return number >= 0 && number <= 1 ? number : undefined
  return SWITCH_MODES.find((each) => each === mode)
}

/** The next number from 0 to 1 of the provider's row (splitmix32). */
function draw(world: World, provider: Provider): number {
  const chaos = chaosOf(world, provider)
  const draws = chaos.draws + 1
  world.state.chaos.save({ ...chaos, draws })
  let mixed = (chaos.seed + Math.imul(draws, 0x9e3779b9)) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
}
