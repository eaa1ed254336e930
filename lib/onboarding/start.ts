import type { Trx } from '@/db'
import type { Actor } from '@/lib/audit/mutations'
import { newId, type UserId } from '@/lib/ids'
import { PRIVACY_VERSION } from '@/lib/privacy'
import { recordOnboardingEvent } from './events'
import { type CheckedStep, takeCheckedSteps } from './from-check'
import { findOpenWorkflowId } from './queries'
import type { StepData } from './step-data'
import type { Step, StepStatus } from './steps'

type KnownStep = { step: Step; status: StepStatus; data: StepData }

/**
 * Begins an onboarding, or returns the one under way: a user has at most one. What the account, an earlier business of the
 * same owner and the public check before it already tell is filled in: the person completes
 * itself, the rest waits as a draft to be looked at. Of the one under way only steps that were never opened are filled in.
 */
export async function startOnboarding(trx: Trx, actor: Actor, userId: UserId, now: Date): Promise<string> {
  const started = await trx
    .insertInto('onboarding_workflows')
    .values({ id: newId(), user_id: userId })
    .onConflict((conflict) => conflict.column('user_id').where('status', '=', 'in_progress').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!started) {
    const open = await findOpenWorkflowId(trx, userId)
    if (!open) throw new Error('An onboarding is neither open nor could be opened')
    await insertSteps(trx, open, await takeCheckedSteps(trx, userId), now)
    return open
  }
  await recordOnboardingEvent(trx, actor, started.id, 'started', null, {})
  const known = await knownSteps(trx, userId)
  const steps = withChecked(known, await takeCheckedSteps(trx, userId))
  await insertSteps(trx, started.id, steps, now)
  for (const { step, status } of steps) {
    if (status !== 'auto_completed') continue
    await recordOnboardingEvent(trx, actor, started.id, 'step_auto_completed', step, {})
    await trx
      .updateTable('onboarding_workflows')
      .set({ current_step: 'business' })
      .where('id', '=', started.id)
      .execute()
  }
  return started.id
}

/** What was just said of this business counts more than where the earlier one is; who the owner is, the earlier one knows better. */
function withChecked(known: KnownStep[], checked: CheckedStep[]): KnownStep[] {
  const has = (steps: KnownStep[], step: Step) => steps.some((one) => one.step === step)
  return [
    ...known.filter(({ step }) => step === 'business' || !has(checked, step)),
    ...checked.filter(({ step }) => step !== 'business' || !has(known, step)),
  ]
}

/** Steps that nobody has opened yet; what was saved before stays. */
async function insertSteps(trx: Trx, workflowId: string, steps: KnownStep[], now: Date): Promise<void> {
  for (const { step, status, data } of steps) {
    await trx
      .insertInto('onboarding_steps')
      .values({
        id: newId(),
        workflow_id: workflowId,
        step,
        status,
        data: JSON.stringify(data),
        completed_at: status === 'auto_completed' ? now : null,
      })
      .onConflict((conflict) => conflict.constraint('onboarding_steps_step_key').doNothing())
      .execute()
  }
}

async function knownSteps(trx: Trx, userId: UserId): Promise<KnownStep[]> {
  const user = await trx
    .selectFrom('users')
    .select(['name', 'phone', 'privacy_version', 'privacy_accepted_at'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  const company = await trx
    .selectFrom('companies')
    .innerJoin('company_members', 'company_members.company_id', 'companies.id')
    .select([
      'companies.trade_name',
      'companies.entity_kind',
      'companies.legal_name',
      'companies.nik_encrypted',
      'companies.nik_masked',
      'companies.nib',
      'companies.village_code',
      'companies.address',
      'companies.postal_code',
      'companies.premises_tenure',
    ])
    .where('company_members.user_id', '=', userId)
    .where('company_members.role', '=', 'owner')
    .where('companies.disabled_at', 'is', null)
    .orderBy('companies.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()

  const known: KnownStep[] = []
  if (user.phone && user.privacy_accepted_at && user.privacy_version === PRIVACY_VERSION) {
    const { name, phone, privacy_version } = user
    const privacy_accepted_at = user.privacy_accepted_at.toISOString()
    const data = { name, phone, privacy_version, privacy_accepted_at }
    known.push({ step: 'person', status: 'auto_completed', data })
  }
  if (!company) return known
  const from = { prefilled_from: company.trade_name }
  // Only a person is the same in their next business; and a person has one NIB for all of them.
  if (company.entity_kind === 'individual' && company.nik_encrypted) {
    const { entity_kind, legal_name, nik_encrypted, nik_masked } = company
    const data = { ...from, entity_kind, legal_name, nik_encrypted, nik_masked, nib: company.nib ?? '' }
    known.push({ step: 'business', status: 'draft', data })
  }
  if (company.village_code) {
    const { village_code, address, postal_code, premises_tenure } = company
    const data = { ...from, village_code, address, postal_code, premises_tenure }
    known.push({ step: 'place', status: 'draft', data })
  }
  return known
}
