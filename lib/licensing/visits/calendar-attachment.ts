import type { Db } from '@/db'
import { getSetting } from '@/lib/config/queries'
import { env } from '@/lib/env'
import { parseLocale } from '@/lib/i18n/locale'
import { calendarFile } from './calendar-file'

/**
 * The newest visit of an application as a calendar file, as it stands now: undefined where it has no time. What it links
 * to asks who the reader is.
 */
export async function findVisitFile(
  db: Db,
  applicationId: string,
  reader: { locale: string; is_staff: boolean },
): Promise<Uint8Array | undefined> {
  const visit = await db
    .selectFrom('visits')
    .innerJoin('applications', 'applications.id', 'visits.application_id')
    .innerJoin('companies', 'companies.id', 'applications.company_id')
    .innerJoin('license_types as type', 'type.id', 'applications.license_type_id')
    .select([
      'visits.id',
      'visits.version',
      'visits.status',
      'visits.starts_at',
      'visits.ends_at',
      'visits.address',
      'visits.address_note',
      'visits.updated_at',
      'applications.number',
      'companies.trade_name',
      'companies.slug',
      'type.name_id',
      'type.name_en',
    ])
    .where('visits.application_id', '=', applicationId)
    .orderBy('visits.created_at', 'desc')
    .orderBy('visits.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!visit?.starts_at || !visit.ends_at) return undefined
  const isEnglish = parseLocale(reader.locale) === 'en'
  const platform = await getSetting(db, 'platform.name')
  const path = reader.is_staff
    ? `/admin/visits/${visit.id}`
    : `/app/${visit.slug}/applications/${applicationId}`
  const file = calendarFile({
    id: visit.id,
    version: visit.version,
    starts_at: visit.starts_at,
    ends_at: visit.ends_at,
    summary: `${isEnglish ? 'Visit' : 'Kunjungan'}: ${visit.trade_name}, ${isEnglish ? visit.name_en : visit.name_id}`,
    location: visit.address,
    description: [`${platform} · ${visit.number}`, visit.address_note].filter(Boolean).join('\n'),
    url: `${env().APP_URL}${path}`,
    is_cancelled: visit.status === 'cancelled' || visit.status === 'missed',
    made_at: visit.updated_at,
  })
  return Buffer.from(file)
}
