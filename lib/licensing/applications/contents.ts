import type { Db, Trx } from '@/db'
import { lockDocuments } from '@/lib/documents/queries'
import type { CompanyId } from '@/lib/ids'
import { type LicenseDefinition, readDefinition } from '../definitions/definition'
import { requirementsOf } from '../definitions/visibility'
import type { Answers, AnswerValue, GroupRow } from './answer-values'
import type { Attachments } from './schema'

/** The definition an application began with. */
export async function getDefinition(db: Db, versionId: string): Promise<LicenseDefinition> {
  const row = await db
    .selectFrom('license_type_versions')
    .select('definition')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  return readDefinition(row.definition)
}

/**
 * Answers with places and business classes named by the official lists, whatever the browser called them. A code that
 * does not exist is left out, as if it had not been answered.
 */
export async function nameCodes(trx: Trx, answers: Answers): Promise<Answers> {
  const regions = new Set<string>()
  const classes = new Set<string>()
  mapCodes(answers, (value) => {
    if ('version' in value) classes.add(value.code)
    else for (const code of ancestorsOf(value.code)) regions.add(code)
    return value
  })
  const names = new Map<string, string>()
  if (regions.size > 0) {
    const rows = await trx
      .selectFrom('regions')
      .select(['code', 'name'])
      .where('code', 'in', [...regions])
      .execute()
    for (const row of rows) names.set(row.code, row.name)
  }
  if (classes.size > 0) {
    const rows = await trx
      .selectFrom('kbli_codes')
      .select(['version', 'code', 'title_id'])
      .where('code', 'in', [...classes])
      .execute()
    for (const row of rows) names.set(`${row.version}/${row.code}`, row.title_id)
  }
  return mapCodes(answers, (value) => {
    if ('version' in value) {
      const title = names.get(`${value.version}/${value.code}`)
      return title === undefined ? undefined : { ...value, title }
    }
    if (!names.has(value.code)) return undefined
    const path = ancestorsOf(value.code).map((code) => names.get(code) ?? code)
    return { ...value, label: path.reverse().join(', ') }
  })
}

type Coded = Extract<AnswerValue, { code: string }>

function mapCodes(answers: Answers, change: (value: Coded) => Coded | undefined): Answers {
  const entries = Object.entries(answers).flatMap(([key, value]): [string, AnswerValue][] => {
    if (isCoded(value)) {
      const changed = change(value)
      return changed ? [[key, changed]] : []
    }
    if (Array.isArray(value) && value.some((row) => typeof row === 'object')) {
      const rows = (value as GroupRow[]).map((row) => mapCodes(row, change) as GroupRow)
      return [[key, rows]]
    }
    return [[key, value]]
  })
  return Object.fromEntries(entries)
}

function isCoded(value: AnswerValue): value is Coded {
  return typeof value === 'object' && !Array.isArray(value)
}

/** `32.73.01` lies in `32.73`, which lies in `32`: from the province down, itself included. */
function ancestorsOf(code: string): string[] {
  const parts = code.split('.')
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'))
}

/**
 * Documents by what they are for, as far as the definition asks for them and the company has them; the rest is dropped.
 * Keeps them from being deleted until the transaction ends.
 */
export async function keepOwnDocuments(
  trx: Trx,
  companyId: CompanyId,
  definition: LicenseDefinition,
  wanted: Attachments,
): Promise<Attachments> {
  const ids = [...new Set(Object.values(wanted).flat())]
  const owned = new Set((await lockDocuments(trx, companyId, ids)).map((document) => document.id))
  const kept = requirementsOf(definition).map((requirement) => {
    const list = [...new Set(wanted[requirement.key] ?? [])].filter((id) => owned.has(id))
    return [requirement.key, list.slice(0, requirement.max_files)] as const
  })
  return Object.fromEntries(kept.filter(([, list]) => list.length > 0))
}

/** What is attached to an application now, oldest first. */
export async function getAttachments(db: Db, applicationId: string): Promise<Attachments> {
  const rows = await db
    .selectFrom('application_documents')
    .innerJoin('documents', 'documents.id', 'application_documents.document_id')
    .select(['requirement_key', 'document_id'])
    .where('application_id', '=', applicationId)
    .where('documents.deleted_at', 'is', null)
    .orderBy('application_documents.created_at')
    .orderBy('document_id')
    .execute()
  const attachments: Attachments = {}
  for (const row of rows) {
    const list = attachments[row.requirement_key] ?? []
    list.push(row.document_id)
    attachments[row.requirement_key] = list
  }
  return attachments
}

/** Makes the attached documents of an application exactly these. The caller holds the application's lock. */
export async function writeAttachments(trx: Trx, applicationId: string, wanted: Attachments): Promise<void> {
  const now = await getAttachments(trx, applicationId)
  const pairsOf = (attachments: Attachments) =>
    Object.entries(attachments).flatMap(([key, ids]) => ids.map((id) => ({ key, id })))
  const has = (attachments: Attachments, { key, id }: { key: string; id: string }) =>
    attachments[key]?.includes(id)

  const added = pairsOf(wanted).filter((pair) => !has(now, pair))
  for (const { key, id } of pairsOf(now).filter((pair) => !has(wanted, pair))) {
    await trx
      .deleteFrom('application_documents')
      .where('application_id', '=', applicationId)
      .where('requirement_key', '=', key)
      .where('document_id', '=', id)
      .execute()
  }
  if (added.length === 0) return
  await trx
    .insertInto('application_documents')
    .values(
      added.map(({ key, id }) => ({ application_id: applicationId, requirement_key: key, document_id: id })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
