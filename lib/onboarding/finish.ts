import type { Insertable } from 'kysely'
import type { Trx } from '@/db'
import type { Companies } from '@/db/types'
import { type ActionFailure, refuse } from '@/lib/action-result'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { moveWorkflowDocuments } from '@/lib/documents/mutations'
import { type CompanyId, newId, randomCode, type UserId } from '@/lib/ids'
import { zoneOfRegion } from '@/lib/reference/zones'
import { recordOnboardingEvent } from './events'
import { lockWorkflow } from './mutations'
import { getWorkflow, type Workflow } from './queries'
import { scaleOf } from './scale'
import type { StepAnswers } from './schema'
import { slugCandidates } from './slug'
import { isDone, STEPS, type Step } from './steps'

export type Finish = {
  workflow_id: string
  /** The version of each step as the person saw it when they agreed. */
  seen: Partial<Record<Step, number>>
}

/**
 * Makes the company out of a complete onboarding: company, profile, activities, owner, documents, history. Repeating it, by
 * a double press or from a second tab, returns the same company. Refuses `notFound`, `incomplete`, and `changed` when a
 * step was saved elsewhere since the review was drawn: nobody agrees to what they have not seen.
 */
export async function finishOnboarding(
  trx: Trx,
  actor: Actor,
  userId: UserId,
  finish: Finish,
  now: Date,
): Promise<{ ok: true; data: { slug: string } } | ActionFailure> {
  const locked = await lockWorkflow(trx, userId, finish.workflow_id)
  if (!locked.ok) return locked.reason === 'finished' ? findFinished(trx, finish.workflow_id) : locked
  const workflow = await getWorkflow(trx, finish.workflow_id)
  const answered = STEPS.filter((step) => step !== 'review')
  if (!answered.every((step) => isDone(workflow.statuses[step]))) return refuse('incomplete')
  if (!answered.every((step) => workflow.steps[step]?.version === finish.seen[step])) return refuse('changed')

  const company = await createCompany(trx, actor, userId, workflow)
  await trx
    .insertInto('company_members')
    .values({ company_id: company.id, user_id: userId, role: 'owner' })
    .execute()
  await moveWorkflowDocuments(trx, workflow.id, company.id)
  await closeWorkflow(trx, actor, workflow.id, company.id, now)
  return { ok: true, data: { slug: company.slug } }
}

async function findFinished(trx: Trx, workflowId: string) {
  const row = await trx
    .selectFrom('onboarding_workflows')
    .innerJoin('companies', 'companies.id', 'onboarding_workflows.company_id')
    .select('companies.slug')
    .where('onboarding_workflows.id', '=', workflowId)
    .executeTakeFirst()
  return row ? ({ ok: true, data: { slug: row.slug } } as const) : refuse('notFound')
}

async function createCompany(
  trx: Trx,
  actor: Actor,
  userId: UserId,
  workflow: Workflow,
): Promise<{ id: CompanyId; slug: string }> {
  const business = answersOf(workflow, 'business') as StepAnswers<'business'> & {
    nik_encrypted?: string
    nik_masked?: string
  }
  const place = answersOf(workflow, 'place')
  const activity = answersOf(workflow, 'activity')
  const size = answersOf(workflow, 'size')
  const capital_amount = BigInt(size.capital_amount)
  const yearly_sales_amount = BigInt(size.yearly_sales_amount)
  const { scale } = scaleOf(capital_amount, yearly_sales_amount)
  const user = await trx
    .selectFrom('users')
    .select('email')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  const company = await insertCompany(trx, business.trade_name, {
    legal_name: business.legal_name,
    trade_name: business.trade_name,
    entity_kind: business.entity_kind,
    nik_encrypted: business.nik_encrypted ?? null,
    nik_masked: business.nik_masked ?? null,
    npwp: business.npwp || null,
    nib: business.nib || null,
    phone: answersOf(workflow, 'person').phone,
    email: user.email,
    village_code: place.village_code,
    province_code: place.village_code.slice(0, 2),
    address: place.address,
    postal_code: place.postal_code,
    premises_tenure: place.premises_tenure,
    business_description: activity.business_description,
    people_count: Number(size.people_count),
    capital_amount,
    yearly_sales_amount,
    scale,
    time_zone: zoneOfRegion(place.village_code),
    created_by: userId,
  })
  await trx
    .insertInto('company_kblis')
    .values(
      [activity.main, ...activity.further].map(({ version, code }, index) => ({
        company_id: company.id,
        version,
        code,
        is_main: index === 0,
      })),
    )
    .execute()
  await recordAudit(trx, actor, {
    action: 'company.created',
    entity_type: 'company',
    entity_id: company.id,
    company_id: company.id,
    after: { slug: company.slug, entity_kind: business.entity_kind, scale, village_code: place.village_code },
  })
  return company
}

type NewCompany = Omit<Insertable<Companies>, 'id' | 'slug'>

/** Inserting is the test for a free slug: of two that want the same one, the second waits for the first and takes the next. */
async function insertCompany(trx: Trx, tradeName: string, values: NewCompany) {
  for (const slug of slugCandidates(tradeName)) {
    const row = await insertValues(trx, { ...values, id: newId(), slug })
    if (row) return { id: row.id as CompanyId, slug }
  }
  const slug = `usaha-${randomCode(10).toLowerCase()}`
  const row = await insertValues(trx, { ...values, id: newId(), slug })
  if (!row) throw new Error('No free address for a company')
  return { id: row.id as CompanyId, slug }
}

function insertValues(trx: Trx, values: NewCompany & { id: string; slug: string }) {
  return trx
    .insertInto('companies')
    .values(values)
    .onConflict((conflict) => conflict.constraint('companies_slug_key').doNothing())
    .returning('id')
    .executeTakeFirst()
}

async function closeWorkflow(
  trx: Trx,
  actor: Actor,
  workflowId: string,
  companyId: CompanyId,
  now: Date,
): Promise<void> {
  const review = {
    status: 'completed',
    data: JSON.stringify({ consent_at: now.toISOString() }),
    completed_at: now,
  }
  await trx
    .insertInto('onboarding_steps')
    .values({ id: newId(), workflow_id: workflowId, step: 'review', ...review })
    .onConflict((conflict) => conflict.constraint('onboarding_steps_step_key').doUpdateSet(review))
    .execute()
  await trx
    .updateTable('onboarding_workflows')
    .set({ status: 'completed', current_step: 'review', company_id: companyId, completed_at: now })
    .where('id', '=', workflowId)
    .execute()
  await recordOnboardingEvent(trx, actor, workflowId, 'finished', 'review', { company_id: companyId })
}

/** Complete steps were checked when they were stored. */
function answersOf<Name extends Step>(workflow: Workflow, step: Name): StepAnswers<Name> {
  return workflow.steps[step]?.data as unknown as StepAnswers<Name>
}
