import { getLocale } from 'next-intl/server'
import { LicenseDifferenceCard } from '@/components/licensing/license-difference'
import { db } from '@/db'
import { findLicenseDifference } from '@/lib/licensing/licenses/difference'

/** Below an application that renews or amends a licence: what it changes about it. Nothing below any other. */
export async function EarlierLicense({ slug, application_id }: { slug: string; application_id: string }) {
  const difference = await findLicenseDifference(db, application_id, await getLocale())
  if (!difference) return null
  return (
    <div className="mt-6">
      <LicenseDifferenceCard
        difference={difference}
        href={`/app/${slug}/licenses/${difference.license.id}`}
      />
    </div>
  )
}
