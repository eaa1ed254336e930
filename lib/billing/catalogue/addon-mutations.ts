import type { z } from 'zod'
import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import { dayOf } from '@/lib/time'
import { addPriceVersion } from './price-versions'
import type { addonSchema, newAddonSchema } from './schema'

export type NewAddonOutcome = { ok: true; id: string } | { ok: false; reason: 'codeTaken' | 'pastPrice' }
export type AddonOutcome = { ok: true } | { ok: false; reason: 'notFound' | 'conflict' }

/** Puts a new add-on on the shelf, with the first version of its prices: from their day on it is offered. */
export async function createAddon(
  trx: Trx,
  actor: Actor,
  input: z.output<typeof newAddonSchema>,
  now = new Date(),
): Promise<NewAddonOutcome> {
  if (input.from_on < dayOf(now)) return { ok: false, reason: 'pastPrice' }
  const id = newId()
  const columns = { ...columnsOf(input), quota: input.quota }
  const inserted = await trx
    .insertInto('addons')
    .values({ id, code: input.code, ...columns })
    .onConflict((conflict) => conflict.constraint('addons_code_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return { ok: false, reason: 'codeTaken' }
  await recordAudit(trx, actor, {
    action: 'addon.created',
    entity_type: 'addon',
    entity_id: id,
    after: { code: input.code, ...columns },
  })
  for (const period of ['monthly', 'yearly'] as const) {
    const amount = BigInt(input[`${period}_amount`])
    const price = { priced: { addon_id: id }, period, amount, from_on: input.from_on }
    const added = await addPriceVersion(trx, actor, price, now)
    if (!added.ok) throw new Error(`The first price of ${input.code} was refused: ${added.reason}`)
  }
  return { ok: true, id }
}

/** Changes an add-on: what a unit adds counts at once for everyone who has it. `conflict`: changed since `version`. */
export async function changeAddon(
  trx: Trx,
  actor: Actor,
  input: z.output<typeof addonSchema>,
): Promise<AddonOutcome> {
  return write(trx, actor, input, 'addon.changed', columnsOf(input))
}

/** Takes an add-on off the shelf, or puts it back. Who has it keeps it. */
export async function setAddonStatus(
  trx: Trx,
  actor: Actor,
  input: { addon_id: string; version: number; status: 'active' | 'retired' },
): Promise<AddonOutcome> {
  const action = input.status === 'retired' ? 'addon.retired' : 'addon.restored'
  return write(trx, actor, input, action, { status: input.status })
}

type Columns = Partial<ReturnType<typeof columnsOf>> & { status?: string }

async function write(
  trx: Trx,
  actor: Actor,
  input: { addon_id: string; version: number },
  action: string,
  after: Columns,
): Promise<AddonOutcome> {
  const addon = await trx
    .selectFrom('addons')
    .selectAll()
    .where('id', '=', input.addon_id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!addon) return { ok: false, reason: 'notFound' }
  if (addon.version !== input.version) return { ok: false, reason: 'conflict' }
  await trx
    .updateTable('addons')
    .set({ ...after, version: addon.version + 1 })
    .where('id', '=', addon.id)
    .execute()
  const keys = Object.keys(after) as (keyof Columns)[]
  await recordAudit(trx, actor, {
    action,
    entity_type: 'addon',
    entity_id: addon.id,
    before: { code: addon.code, ...Object.fromEntries(keys.map((key) => [key, addon[key]])) },
    after: { code: addon.code, ...after },
  })
  return { ok: true }
}

function columnsOf(input: Omit<z.output<typeof addonSchema>, 'addon_id' | 'version'>) {
  return {
    name_id: input.name_id,
    name_en: input.name_en,
    description_id: input.description_id,
    description_en: input.description_en,
    position: Number(input.position),
    quota_per_unit: Number(input.quota_per_unit),
    unit_limit: Number(input.unit_limit),
  }
}
