import { getLocale } from 'next-intl/server'
import { db } from '@/db'
import type { StaffId } from '@/lib/ids'
import { listLicenseTypes } from '@/lib/licensing/definitions/type-queries'
import type { Draft } from '@/lib/licensing/definitions/versions/draft'
import type { EditorState } from './use-editor'

/** What the editor offers from the database: the other licence types, and the names of the places that are chosen. */
export async function findReference(
  staffId: StaffId,
  code: string,
  draft: Draft,
): Promise<EditorState['reference']> {
  const { regions } = draft.eligibility
  const [types, places, locale] = await Promise.all([
    listLicenseTypes(db, staffId),
    regions.length === 0
      ? []
      : db.selectFrom('regions').select(['code', 'name']).where('code', 'in', regions).execute(),
    getLocale(),
  ])
  return {
    codes: types
      .filter((type) => type.code !== code)
      .map((type) => ({
        value: type.code,
        label: (locale === 'en' ? type.name_en : type.name_id) || type.code,
      })),
    regions: Object.fromEntries(places.map((place) => [place.code, place.name])),
  }
}
