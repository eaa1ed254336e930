import type { Trx } from '@/db'
import type { JsonObject } from '@/db/types'
import { recordAudit } from '@/lib/audit/mutations'
import type { GrantedMember } from '@/lib/auth/gates'
import { chargeApplication, quoteApplicationFee, voidApplicationFee } from '@/lib/billing/application-fees'
import { claimOpenApplication } from '@/lib/billing/entitlements'
import { nextApplicationNumber } from '@/lib/number-series'
import { dayOf } from '@/lib/time'
import type { LicenseDefinition } from '../definitions/definition'
import { say } from '../definitions/texts'
import { holds, missingDocuments, onlyVisible } from '../definitions/visibility'
import { factsOf, getBusiness, profileOf } from '../finder/business'
import { type Blocker, judge } from '../finder/recommend'
import type { MoveOutcome, MoveRequest } from '../process/apply'
import { type LockedApplication, lockApplication } from '../process/lock'
import { makeMove } from '../process/moves'
import { openFirstStage, stopStage } from '../process/stages'
import type { Move } from '../process/status'
import type { Answers } from './answer-values'
import { checkAnswers, prefillAnswers } from './answers'
import { getAttachments, getDefinition, keepOwnDocuments, nameCodes, writeAttachments } from './contents'
import { readDraft } from './drafts'
import { isUnderWay } from './new-draft'
import { findPublishedLicenseType } from './queries'
import type { Attachments, SaveDraftInput, StartInput, SubmitInput, WithdrawInput } from './schema'
import { findRegionCode, keepSubmission } from './submissions'
import { mailSubmitted } from './submitted-mail'

/** The member of a company who acts, as `requireMember` grants it. */
export type Applicant = Pick<GrantedMember, 'company' | 'role' | 'actor'>

export type PlanLimit = { ok: false; reason: 'planLimit'; limit: number; used: number }
export type Incomplete = { ok: false; reason: 'incomplete'; fieldErrors: Record<string, string> }
export type FeeChanged = { ok: false; reason: 'feeChanged' }
type NotFound = { ok: false; reason: 'notFound' }

export type StartOutcome =
  | { ok: true; id: string; repeated: boolean }
  | NotFound
  | { ok: false; reason: 'notEligible'; blockers: Blocker[] }
  | { ok: false; reason: 'alreadyOpen' }
  | PlanLimit

/**
 * Begins a draft of a published licence type, filled with what is known of the company. Refused when the company is not
 * eligible (`blockers` say why), has this once-only licence under way already, or its plan has no room for another.
 */
export async function startApplication(
  trx: Trx,
  applicant: Applicant,
  input: Pick<StartInput, 'code' | 'application_id'>,
  now = new Date(),
): Promise<StartOutcome> {
  const { company, actor } = applicant
  const type = await findPublishedLicenseType(trx, input.code)
  if (!type) return { ok: false, reason: 'notFound' }
  // Also locks the company: a second press waits here and then finds the draft.
  const claim = await claimOpenApplication(trx, company.id)
  const earlier = await lockApplication(trx, input.application_id, company.id)
  if (earlier) return { ok: true, id: earlier.id, repeated: true }
  if (!claim.ok) return claim

  const business = await getBusiness(trx, company.id)
  const verdict = judge(type, profileOf(business))
  const blockers: Blocker[] = verdict.after_nib ? [...verdict.blockers, 'needs_nib'] : verdict.blockers
  if (blockers.length > 0) return { ok: false, reason: 'notEligible', blockers }
  const isOnceOnly = type.definition.eligibility.has_nib === false
  if (isOnceOnly && (await isUnderWay(trx, company.id, type.id))) return { ok: false, reason: 'alreadyOpen' }

  const inserted = await trx
    .insertInto('applications')
    .values({
      id: input.application_id,
      number: await nextApplicationNumber(trx, dayOf(now)),
      company_id: company.id,
      company_name: company.trade_name,
      license_type_id: type.id,
      license_type_version_id: type.version_id,
      data: JSON.stringify(prefillAnswers(type.definition, factsOf(business, actor.name ?? ''))),
      created_by: actor.user_id,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(['id', 'number'])
    .executeTakeFirst()
  // The id is another company's: as if it had never been.
  if (!inserted) return { ok: false, reason: 'notFound' }
  await recordAudit(trx, actor, {
    action: 'application.started',
    entity_type: 'application',
    entity_id: inserted.id,
    company_id: company.id,
    after: { number: inserted.number, license_type: type.code },
  })
  return { ok: true, id: inserted.id, repeated: false }
}

export type SaveOutcome =
  | { ok: true; version: number }
  | NotFound
  | { ok: false; reason: 'conflict' | 'notAllowed' }

/**
 * Keeps a draft as it is, valid or not. `conflict` when somebody saved since the version one has seen: two tabs never
 * overwrite one another silently. Drafts are no decisions: they leave no trace in the audit log.
 */
export async function saveDraft(
  trx: Trx,
  applicant: Applicant,
  input: Omit<SaveDraftInput, 'company'>,
): Promise<SaveOutcome> {
  const application = await lockApplication(trx, input.application_id, applicant.company.id)
  if (!application) return { ok: false, reason: 'notFound' }
  if (application.status !== 'draft') return { ok: false, reason: 'notAllowed' }
  if (application.version !== input.version) return { ok: false, reason: 'conflict' }
  const definition = await getDefinition(trx, application.license_type_version_id)
  const answers = await nameCodes(trx, readDraft(definition, input.answers))
  const documents = await keepOwnDocuments(trx, applicant.company.id, definition, input.documents)
  await writeAttachments(trx, application.id, documents)
  const version = application.version + 1
  await trx
    .updateTable('applications')
    .set({ data: JSON.stringify(answers), version })
    .where('id', '=', application.id)
    .where('company_id', '=', applicant.company.id)
    .execute()
  return { ok: true, version }
}

/**
 * Sends a draft: checks all of it against the version it began with, takes one place of the plan, opens the first stage,
 * bills the fee where the plan has one and tells the company by mail. `feeChanged`: another fee than the sender was shown. Safe to repeat with the same transaction id.
 */
export async function submitApplication(
  trx: Trx,
  applicant: Applicant,
  input: Omit<SubmitInput, 'company'>,
  now = new Date(),
): Promise<MoveOutcome | PlanLimit | Incomplete | FeeChanged> {
  const request = requestOf(applicant, 'submit', input)
  const application = await lockApplication(trx, input.application_id, applicant.company.id)
  // Sent already, by this very press or another: the move itself tells which.
  if (application?.status !== 'draft') return makeMove(trx, request, async () => ({}))
  if (application.version !== input.version) return { ok: false, reason: 'conflict', status: 'draft' }

  const definition = await getDefinition(trx, application.license_type_version_id)
  const attached = await getAttachments(trx, application.id)
  const checked = checkContents(definition, application.data as Answers, attached)
  if (!checked.ok) return checked
  const claim = await claimOpenApplication(trx, applicant.company.id)
  if (!claim.ok) return claim
  const fee = await quoteApplicationFee(trx, applicant.company.id, now)
  if (input.fee_amount !== undefined && BigInt(input.fee_amount) !== (fee?.subtotal ?? 0n))
    return { ok: false, reason: 'feeChanged' }
  const answers = onlyVisible(definition, checked.answers)
  const data = JSON.parse(JSON.stringify(answers)) as JsonObject
  const change = async (locked: LockedApplication) => {
    const sent = { ...locked, data }
    const changes = await openFirstStage(trx, sent, definition, now)
    const rule = definition.priorities.find(({ when }) => holds(when, answers))
    await keepSubmission(
      trx,
      locked.id,
      { kind: 'submit', data, documents: attached, by: applicant.actor.user_id },
      now,
    )
    await mailSubmitted(trx, locked, definition, changes.due_at ?? now)
    if (fee) {
      const charged = {
        company_id: applicant.company.id,
        application_id: locked.id,
        number: locked.number,
      }
      await chargeApplication(trx, applicant.actor, charged, definition.name, now)
    }
    return {
      ...changes,
      submitted_at: now,
      data,
      region_code: await findRegionCode(trx, locked.company_id),
      ...(rule && { priority: rule.priority, priority_reason: say(rule.why, 'id') }),
    }
  }
  return makeMove(trx, request, change, now)
}

/** Ends an application before it is decided; a draft too. Owners and managers may. Before anyone looked, its fee falls away. */
export async function withdrawApplication(
  trx: Trx,
  applicant: Applicant,
  input: Omit<WithdrawInput, 'company'>,
  now = new Date(),
): Promise<MoveOutcome> {
  const request = { ...requestOf(applicant, 'withdraw', input), comment: input.reason || null }
  const change = async (application: LockedApplication) => {
    if (application.status === 'submitted')
      await voidApplicationFee(trx, applicant.actor, applicant.company.id, application.id, now)
    await stopStage(trx, application.id, now)
    await closeRevision(trx, application.id, now)
    return { due_at: null, escalated_at: null }
  }
  return makeMove(trx, request, change, now)
}

/** Checks answers and documents as for sending. Errors stand under `field`, `group.0.field` and `documents.key`. */
export function checkContents(
  definition: LicenseDefinition,
  answers: Answers,
  attached: Attachments,
): { ok: true; answers: Answers } | Incomplete {
  const checked = checkAnswers(definition, answers)
  const missing = missingDocuments(definition, answers, new Set(Object.keys(attached)))
  const fieldErrors = {
    ...(!checked.ok && checked.fieldErrors),
    ...Object.fromEntries(missing.map((document) => [`documents.${document.key}`, 'required'])),
  }
  if (checked.ok && missing.length === 0) return checked
  return { ok: false, reason: 'incomplete', fieldErrors }
}

/** An applicant's move as `makeMove` takes it. */
export function requestOf(
  applicant: Applicant,
  move: Move,
  input: { application_id: string; transaction_id: string },
): MoveRequest & { transaction_id: string } {
  return {
    application_id: input.application_id,
    company_id: applicant.company.id,
    transaction_id: input.transaction_id,
    move,
    by: { kind: 'applicant', role: applicant.role },
    actor: applicant.actor,
  }
}

async function closeRevision(trx: Trx, applicationId: string, now: Date): Promise<void> {
  await trx
    .updateTable('application_revisions')
    .set({ answered_at: now })
    .where('application_id', '=', applicationId)
    .where('answered_at', 'is', null)
    .execute()
}
