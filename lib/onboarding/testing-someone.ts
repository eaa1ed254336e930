import { db } from '@/db'
import { createUser } from '@/db/testing-rows'
import type { Actor } from '@/lib/audit/mutations'
import type { UserId } from '@/lib/ids'
import { finishOnboarding } from './finish'
import { completeStep } from './mutations'
import { findOpenWorkflow } from './queries'
import { STEP_SCHEMAS, type StepInput } from './schema'
import { startOnboarding } from './start'
import { STEPS, type Step } from './steps'

// A user who goes through the wizard, for the tests.

Object.assign(process.env, {
  AUTH_SECRET: 'a'.repeat(40),
  ENCRYPTION_KEY: 'b'.repeat(64),
  MIDTRANS_SERVER_KEY: 'test',
  MIDTRANS_CLIENT_KEY: 'test',
  SENDGRID_API_KEY: 'test',
  SENDGRID_WEBHOOK_PUBLIC_KEY: 'test',
})

export const NIK = '3273014107850001'
export const NOW = new Date('2026-11-23T03:00:00Z')
export const ANSWERS: { [Name in Step]: StepInput<Name> } = {
  person: { name: 'Sari Wulandari', phone: '0812-3456-7890', consent: true },
  business: {
    entity_kind: 'individual',
    trade_name: 'Warung Bu Sari',
    legal_name: 'Sari Wulandari',
    nik: NIK,
    nik_kept: false,
    npwp: '',
    nib: '',
  },
  place: {
    village_code: '32.73.01.1001',
    address: 'Jalan Sukajadi 12',
    postal_code: '40162',
    premises_tenure: 'owned',
  },
  activity: {
    business_description: 'Jualan seblak dan es teh',
    main: { version: '2025', code: '56102' },
    further: [{ version: '2025', code: '10750' }],
  },
  size: { people_count: '2', capital_amount: '15000000', yearly_sales_amount: '120000000' },
  documents: { later: ['ktp', 'npwp', 'premises_photo'] },
  review: { consent: true },
}

/** The village and activities that the answers name. */
export async function createReferences(): Promise<void> {
  const names = {
    '32': 'Jawa Barat',
    '32.73': 'Kota Bandung',
    '32.73.01': 'Sukasari',
    '32.73.01.1001': 'Sarijadi',
  }
  for (const [code, name] of Object.entries(names)) {
    const parent_code = code.includes('.') ? code.replace(/\.\d+$/, '') : null
    await db
      .insertInto('regions')
      .values({ code, parent_code, level: code.split('.').length, name })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  for (const code of ['56102', '10750']) {
    await db
      .insertInto('kbli_codes')
      .values({ version: '2025', code, title_id: code })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** A user with an onboarding under way. */
export async function someone() {
  const row = await createUser(db)
  const id = row.id as UserId
  const actor: Actor = { kind: 'user', user_id: id, name: row.name }
  const workflow_id = await db.transaction().execute((trx) => startOnboarding(trx, actor, id, NOW))
  return { id, actor, workflow_id }
}
export type Someone = Awaited<ReturnType<typeof someone>>

export function complete<Name extends Step>(
  who: Someone,
  step: Name,
  version = 0,
  values: unknown = ANSWERS[step],
) {
  const answers = STEP_SCHEMAS[step].parse(values) as never
  return db
    .transaction()
    .execute((trx) =>
      completeStep(trx, who.actor, who.id, { workflow_id: who.workflow_id, step, version }, answers, NOW),
    )
}

/** Completes all but the review; returns the versions as a review would show them. */
export async function completeAll(who: Someone) {
  for (const step of STEPS.slice(0, -1)) {
    const saved = await complete(who, step)
    if (!saved.ok) throw new Error(`${step}: ${saved.reason}`)
  }
  const workflow = await findOpenWorkflow(db, who.id)
  return Object.fromEntries(STEPS.map((step) => [step, workflow?.steps[step]?.version ?? 0]))
}

export function finish(who: Someone, seen: Partial<Record<Step, number>>) {
  return db
    .transaction()
    .execute((trx) => finishOnboarding(trx, who.actor, who.id, { workflow_id: who.workflow_id, seen }, NOW))
}
