import type { Trx } from '@/db'
import { queueEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import type { Zone } from '@/lib/time'
import { type LicenseDefinition, readDefinition } from '../definitions/definition'
import { say } from '../definitions/texts'
import { applicationUrl, common, listReaders } from '../review/mail'
import { formatSlot } from './slot-text'
import type { Slot } from './slots'

type Case = {
  id: string
  number: string
  company_id: string
  created_by: string | null
  license_type_version_id: string
}
type Place = { address: string; time_zone: Zone }
type Appointment = Place & {
  id: string
  stage_id: string
  inspector_id: string
  starts_at: Date | null
  ends_at: Date | null
  address_note?: string | null
}

/** Offers the times to the applicants. */
export async function mailProposed(
  trx: Trx,
  application: Case,
  visit: Place & { message: string; slots: Slot[] },
): Promise<void> {
  const definition = await definitionOf(trx, application)
  for (const reader of await listReaders(trx, application)) {
    await queueEmail(
      trx,
      'visit_proposed',
      reader,
      {
        ...common(reader, application, definition),
        message: visit.message,
        times: visit.slots.map((slot) => formatSlot(slot, reader.locale, visit.time_zone)).join('\n'),
        address: visit.address,
        action_url: applicationUrl(reader, application),
      },
      {},
      { company_id: application.company_id, application_id: application.id },
    )
  }
}

/** Says when the visit is, to the applicants and to the inspector: once it is agreed, and again the day before. */
export async function mailConfirmed(
  trx: Trx,
  template: 'visit_confirmed' | 'visit_reminder',
  application: Case,
  visit: Appointment,
): Promise<void> {
  const { starts_at, ends_at } = visit
  if (!starts_at || !ends_at) throw new Error(`Visit ${visit.id} has no time`)
  const definition = await definitionOf(trx, application)
  const readers = await listReaders(trx, application)
  const company = readers[0]?.company ?? ''
  const wordsFor = async (locale: string) => ({
    when: formatSlot({ starts_at, ends_at }, locale, visit.time_zone),
    address: [visit.address, visit.address_note].filter(Boolean).join(' · '),
    prepare: await preparations(trx, definition, visit.stage_id, locale),
  })
  for (const reader of readers) {
    await queueEmail(
      trx,
      template,
      reader,
      {
        ...common(reader, application, definition),
        ...(await wordsFor(reader.locale)),
        action_url: applicationUrl(reader, application),
      },
      {},
      { company_id: application.company_id, application_id: application.id },
    )
  }
  const inspector = await trx
    .selectFrom('users')
    .select(['id as user_id', 'email', 'name', 'locale'])
    .where('id', '=', visit.inspector_id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!inspector) return
  await queueEmail(
    trx,
    template,
    inspector,
    {
      name: inspector.name,
      company,
      number: application.number,
      license: say(definition.name, inspector.locale),
      ...(await wordsFor(inspector.locale)),
      action_url: `${env().APP_URL}/admin/visits/${visit.id}`,
    },
    {},
    { application_id: application.id },
  )
}

/** Tells the applicants that the visit will not be, or was not: called off, missed, or never answered. */
export async function mailCancelled(
  trx: Trx,
  application: Case,
  visit: Pick<Appointment, 'starts_at' | 'ends_at' | 'time_zone'>,
  outcome: 'cancelled' | 'missed',
  message: string,
): Promise<void> {
  const definition = await definitionOf(trx, application)
  const { starts_at, ends_at } = visit
  for (const reader of await listReaders(trx, application)) {
    await queueEmail(
      trx,
      outcome === 'missed' ? 'visit_missed' : 'visit_cancelled',
      reader,
      {
        ...common(reader, application, definition),
        when: starts_at && ends_at ? formatSlot({ starts_at, ends_at }, reader.locale, visit.time_zone) : '',
        message,
        action_url: applicationUrl(reader, application),
      },
      {},
      { company_id: application.company_id, application_id: application.id },
    )
  }
}

async function definitionOf(trx: Trx, application: Case): Promise<LicenseDefinition> {
  const row = await trx
    .selectFrom('license_type_versions')
    .select('definition')
    .where('id', '=', application.license_type_version_id)
    .executeTakeFirstOrThrow()
  return readDefinition(row.definition)
}

/** What will be looked at, one thing per line: the checklist of the stage. */
async function preparations(
  trx: Trx,
  definition: LicenseDefinition,
  stageId: string,
  locale: string,
): Promise<string> {
  const stage = await trx
    .selectFrom('application_stages')
    .select('key')
    .where('id', '=', stageId)
    .executeTakeFirstOrThrow()
  const spec = definition.stages.find((one) => one.key === stage.key)
  return (spec?.checklist ?? []).map((item) => say(item.label, locale)).join('\n')
}
