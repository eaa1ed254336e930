import { isDeepStrictEqual } from 'node:util'
import { decrypt, encrypt } from '@/lib/crypto'
import { formatPhone, maskNik } from '@/lib/identity'
import { PRIVACY_VERSION } from '@/lib/privacy'
import { DRAFT_SCHEMAS, type StepAnswers, type StepInput } from './schema'
import type { Step } from './steps'

/** What `onboarding_steps.data` holds: the answers in their stored form, secrets encrypted. */
export type StepData = Record<string, unknown>

/** The answers of a complete step as they are stored. `earlier` is what the step held before: a NIK that is kept comes from there. */
export function storedAnswers<Name extends Step>(
  step: Name,
  answers: StepAnswers<Name>,
  earlier: StepData,
  now: Date,
): StepData {
  if (step === 'person') {
    const { name, phone } = answers as StepAnswers<'person'>
    return { name, phone, privacy_version: PRIVACY_VERSION, privacy_accepted_at: acceptedAt(earlier, now) }
  }
  if (step === 'business') {
    const { nik, nik_kept, ...rest } = answers as StepAnswers<'business'>
    return { ...rest, ...sealedNik(nik, nik_kept, earlier) }
  }
  return { ...(answers as StepData) }
}

/** A step left half-way as it is stored. */
export function storedDraft(step: Step, values: StepData, earlier: StepData): StepData {
  const draft: StepData = DRAFT_SCHEMAS[step].parse(values)
  if (step === 'person') return { ...draft, ...pick(earlier, ['privacy_version', 'privacy_accepted_at']) }
  if (step !== 'business') return draft
  const { nik, nik_kept, ...rest } = draft as { nik: string; nik_kept: boolean }
  return {
    ...rest,
    ...(nik_kept && pick(earlier, ['nik_encrypted', 'nik_masked'])),
    // Half a NIK is still personal data.
    ...(nik.trim() !== '' && !nik_kept && { nik_typed: encrypt(nik) }),
  }
}

/** Stored data as the form shows it. Fields that were never answered are empty. A stored NIK stays on the server. */
export function formValues<Name extends Step>(step: Name, data: StepData): StepInput<Name> {
  return FORMS[step](data) as StepInput<Name>
}

const FORMS: Record<Step, (data: StepData) => unknown> = {
  person: (data) => ({
    name: text(data.name),
    phone: formatPhone(text(data.phone)),
    consent: data.privacy_version === PRIVACY_VERSION,
  }),
  business: (data) => ({
    entity_kind: text(data.entity_kind),
    trade_name: text(data.trade_name),
    legal_name: text(data.legal_name),
    nik: typeof data.nik_typed === 'string' ? decrypt(data.nik_typed) : '',
    nik_kept: typeof data.nik_encrypted === 'string',
    npwp: text(data.npwp),
    nib: text(data.nib),
  }),
  place: (data) => ({
    village_code: text(data.village_code),
    address: text(data.address),
    postal_code: text(data.postal_code),
    premises_tenure: text(data.premises_tenure),
  }),
  activity: (data) => ({
    business_description: text(data.business_description),
    main: data.main,
    further: Array.isArray(data.further) ? data.further : [],
  }),
  size: (data) => ({
    people_count: text(data.people_count),
    capital_amount: text(data.capital_amount),
    yearly_sales_amount: text(data.yearly_sales_amount),
  }),
  documents: (data) => ({ later: Array.isArray(data.later) ? data.later : [] }),
  review: () => ({ consent: false }),
}

/** Whether two stored states of a step say the same: encryption and the moment of consent do not count. */
export function sameAnswers(a: StepData, b: StepData): boolean {
  return isDeepStrictEqual(comparable(a), comparable(b))
}

function comparable(data: StepData): StepData {
  const { privacy_accepted_at, prefilled_from, from_check, ...rest } = data
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      /^nik_(encrypted|typed)$/.test(key) ? decrypt(String(value)) : value,
    ]),
  )
}

function sealedNik(nik: string, kept: boolean, earlier: StepData): StepData {
  if (kept) return pick(earlier, ['nik_encrypted', 'nik_masked'])
  return nik === '' ? {} : { nik_encrypted: encrypt(nik), nik_masked: maskNik(nik) }
}

/** Consent to the same text counts from when it was first given. */
function acceptedAt(earlier: StepData, now: Date): string {
  const before = earlier.privacy_version === PRIVACY_VERSION && earlier.privacy_accepted_at
  return typeof before === 'string' ? before : now.toISOString()
}

function pick(data: StepData, keys: string[]): StepData {
  return Object.fromEntries(keys.filter((key) => data[key] !== undefined).map((key) => [key, data[key]]))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
