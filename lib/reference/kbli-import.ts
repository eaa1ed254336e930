import type { Db, Trx } from '@/db'
import { type KbliVersion, kbliCategory } from './kbli-category'
import type { OfficialClass } from './kbli-file'
import { kbliSearchText } from './kbli-text'

export type KbliPreview = {
  added: { code: string; title_id: string }[]
  changed: { code: string; before: string; after: string }[]
  /** Known to us but not in the file. `in_use`: a company names it, so it stays whatever is chosen. */
  gone: { code: string; title_id: string; in_use: boolean }[]
  unchanged: number
}

/** Rows per statement. */
const BATCH = 500

/** What an official list would change, for staff to look at before it is applied. */
export async function previewKbliImport(
  db: Db,
  version: KbliVersion,
  classes: OfficialClass[],
): Promise<KbliPreview> {
  const known = await db
    .selectFrom('kbli_codes')
    .select((eb) => [
      'code',
      'title_id',
      eb
        .exists(
          eb
            .selectFrom('company_kblis')
            .select('company_kblis.code')
            .whereRef('company_kblis.version', '=', 'kbli_codes.version')
            .whereRef('company_kblis.code', '=', 'kbli_codes.code'),
        )
        .as('in_use'),
    ])
    .where('version', '=', version)
    .orderBy('code')
    .execute()
  const titles = new Map(known.map((row) => [row.code, row.title_id]))
  const listed = new Set(classes.map((row) => row.code))
  const preview: KbliPreview = { added: [], changed: [], gone: [], unchanged: 0 }
  for (const { code, title_id } of classes) {
    const before = titles.get(code)
    if (before === undefined) preview.added.push({ code, title_id })
    else if (before === title_id) preview.unchanged++
    else preview.changed.push({ code, before, after: title_id })
  }
  preview.gone = known
    .filter((row) => !listed.has(row.code))
    .map((row) => ({ code: row.code, title_id: row.title_id, in_use: Boolean(row.in_use) }))
  return preview
}

/**
 * Brings a version in line with an official list: titles follow it, descriptions are filled in where we have none,
 * everyday words, English titles and risk stay as staff keep them. With `removeGone`, classes that the list no longer
 * has are deleted unless a company names them. Returns how many rows each did.
 */
export async function applyKbliImport(
  trx: Trx,
  version: KbliVersion,
  classes: OfficialClass[],
  options: { removeGone: boolean },
): Promise<{ written: number; removed: number }> {
  const known = await trx
    .selectFrom('kbli_codes')
    .select(['code', 'title_id', 'title_en', 'description', 'everyday_words', 'category'])
    .where('version', '=', version)
    .orderBy('code')
    .forUpdate()
    .execute()
  const existing = new Map(known.map((row) => [row.code, row]))

  const rows = classes.flatMap((official) => {
    const before = existing.get(official.code)
    const row = {
      code: official.code,
      title_id: official.title_id,
      title_en: before?.title_en ?? null,
      description: before?.description ?? official.description,
      everyday_words: before?.everyday_words ?? [],
    }
    const category = kbliCategory(version, official.code)
    const same =
      before?.title_id === row.title_id &&
      before.description === row.description &&
      before.category === category
    return same ? [] : [{ ...row, version, category, search_text: kbliSearchText(row) }]
  })
  for (let start = 0; start < rows.length; start += BATCH) {
    await trx
      .insertInto('kbli_codes')
      .values(rows.slice(start, start + BATCH))
      .onConflict((conflict) =>
        conflict.columns(['version', 'code']).doUpdateSet((eb) => ({
          title_id: eb.ref('excluded.title_id'),
          description: eb.ref('excluded.description'),
          category: eb.ref('excluded.category'),
          search_text: eb.ref('excluded.search_text'),
        })),
      )
      .execute()
  }
  const removed = options.removeGone ? await removeGone(trx, version, classes) : 0
  return { written: rows.length, removed }
}

async function removeGone(trx: Trx, version: KbliVersion, classes: OfficialClass[]): Promise<number> {
  const listed = classes.map((row) => row.code)
  const result = await trx
    .deleteFrom('kbli_codes')
    .where('version', '=', version)
    .where((eb) => eb.not(eb('code', '=', eb.fn.any(eb.val(listed)))))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('company_kblis')
            .select('company_kblis.code')
            .whereRef('company_kblis.version', '=', 'kbli_codes.version')
            .whereRef('company_kblis.code', '=', 'kbli_codes.code'),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
