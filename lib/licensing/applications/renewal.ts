import type { Trx } from '@/db'
import { claimOpenApplication } from '@/lib/billing/entitlements'
import type { LicenseDefinition } from '../definitions/definition'
import { factsOf, getBusiness, profileOf } from '../finder/business'
import { type Blocker, judge } from '../finder/recommend'
import { amendmentOf, type FollowUp, renewalOf } from '../licenses/follow-up'
import { type LockedLicense, lockLicense } from '../licenses/mutations'
import { findOpenFollowUp } from '../licenses/offers'
import type { LicenseStatus } from '../licenses/status'
import { lockApplication } from '../process/lock'
import type { Answers } from './answer-values'
import { prefillAnswers } from './answers'
import { keepOwnDocuments, nameCodes, writeAttachments } from './contents'
import { readDraft } from './drafts'
import type { Applicant, PlanLimit } from './mutations'
import { insertDraft } from './new-draft'
import { findPublishedLicenseType } from './queries'
import { findSentContents } from './sent-contents'

export type FollowUpOutcome =
  | { ok: true; id: string; repeated: boolean }
  | { ok: false; reason: 'notFound' | Extract<FollowUp, { possible: false }>['why'] }
  | { ok: false; reason: 'notEligible'; blockers: Blocker[] }
  | PlanLimit

type StartFollowUp = {
  license_id: string
  /** Made by the client: a second press finds the draft that the first one made. */
  application_id: string
}

/** Begins the renewal of a licence within its window, by the version of its type that is published now. */
export async function startRenewal(
  trx: Trx,
  applicant: Applicant,
  input: StartFollowUp,
  now = new Date(),
): Promise<FollowUpOutcome> {
  return startFollowUp(trx, applicant, 'renewal', input, now)
}

/** Begins an application that changes what a licence says while it stands. */
export async function startAmendment(
  trx: Trx,
  applicant: Applicant,
  input: StartFollowUp,
  now = new Date(),
): Promise<FollowUpOutcome> {
  return startFollowUp(trx, applicant, 'amendment', input, now)
}

async function startFollowUp(
  trx: Trx,
  applicant: Applicant,
  kind: 'renewal' | 'amendment',
  input: StartFollowUp,
  now: Date,
): Promise<FollowUpOutcome> {
  const { company, actor } = applicant
  // Also locks the company: of two who start at once, the second waits here and then finds the draft of the first.
  const claim = await claimOpenApplication(trx, company.id)
  const earlier = await lockApplication(trx, input.application_id, company.id)
  if (earlier) return { ok: true, id: earlier.id, repeated: true }
  const license = await lockLicense(trx, input.license_id, company.id)
  if (!license) return { ok: false, reason: 'notFound' }
  const type = await findTypeOf(trx, license)
  const underWay = (await findOpenFollowUp(trx, license.id)) !== undefined
  const judged = kind === 'renewal' ? renewalOf : amendmentOf
  const followed = { ...license, status: license.status as LicenseStatus }
  const verdict = judged({ license: followed, offer: type?.definition ?? null, underWay, now })
  if (!verdict.possible) return { ok: false, reason: verdict.why }
  if (!type) return { ok: false, reason: 'notOffered' }
  if (!claim.ok) return claim

  const business = await getBusiness(trx, company.id)
  // It has what it renews: that it has it already keeps nobody from keeping it.
  const blockers = judge(type, profileOf(business)).blockers.filter((blocker) => blocker !== 'has_nib')
  if (blockers.length > 0) return { ok: false, reason: 'notEligible', blockers }
  const sent = license.application_id ? await findSentContents(trx, license.application_id) : undefined
  const facts = factsOf(business, actor.name ?? '')
  const answers = fillFrom(type.definition, sent?.answers ?? {}, prefillAnswers(type.definition, facts))
  const inserted = await insertDraft(
    trx,
    applicant,
    {
      id: input.application_id,
      type,
      answers: await nameCodes(trx, answers),
      kind,
      license_id: license.id,
    },
    now,
  )
  if (!inserted) return { ok: false, reason: 'notFound' }
  const documents = await keepOwnDocuments(trx, company.id, type.definition, sent?.documents ?? {})
  await writeAttachments(trx, inserted.id, documents)
  return { ok: true, id: inserted.id, repeated: false }
}

/**
 * What was sent for the earlier licence, as far as it is still asked, with what the company says of itself today: an address
 * that has changed since is proposed, and stands in the list of differences.
 */
export function fillFrom(definition: LicenseDefinition, sent: Answers, known: Answers): Answers {
  const answers = readDraft(definition, sent)
  for (const field of definition.sections.flatMap((section) => section.fields)) {
    const value = known[field.key]
    if (value === undefined) continue
    const isOfCompany = field.prefill?.startsWith('company.') ?? false
    if (isOfCompany || answers[field.key] === undefined) answers[field.key] = value
  }
  return answers
}

async function findTypeOf(trx: Trx, license: LockedLicense) {
  if (license.license_type_id === null) return undefined
  const row = await trx
    .selectFrom('license_types')
    .select('code')
    .where('id', '=', license.license_type_id)
    .executeTakeFirstOrThrow()
  return findPublishedLicenseType(trx, row.code)
}
