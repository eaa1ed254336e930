import { getLocale } from 'next-intl/server'
import { LicenseDifferenceCard } from '@/components/licensing/license-difference'
import { db } from '@/db'
import { findLicenseDifference } from '@/lib/licensing/licenses/difference'

/** In a case that renews or amends a licence: what it changes about it. Nothing in any other. */
export async function EarlierLicense({ application_id }: { application_id: string }) {
  const difference = await findLicenseDifference(db, application_id, await getLocale())
  if (!difference) return null
  return <LicenseDifferenceCard difference={difference} href={`/admin/licenses/${difference.license.id}`} />
}
