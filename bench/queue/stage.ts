import { Kysely, PostgresDialect } from 'kysely'
import { createPool, type Db } from '@/db'
import type { DB } from '@/db/types'
import { getReviewer, getSender, getSupervisor, type HeldCase, listDrafts, listHeld } from './scenes'
import { DRAFTS, REVIEWERS, SENDERS } from './seed-plan'
import { type Visitor, visitorOf } from './visitor'

type Held = HeldCase & { document_key: string }
type Draft = Awaited<ReturnType<typeof listDrafts>>[number]

/** Who takes part in the measurement of one database, and the cases they work on. Every case is decided, every draft sent once. */
export type Stage = Awaited<ReturnType<typeof setStage>>

export async function setStage(databaseUrl: string, base: string) {
  const db: Db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: createPool(databaseUrl, 4) }) })
  try {
    const reviewers: { visitor: Visitor; held: Held[] }[] = []
    for (let number = 1; number <= REVIEWERS; number++) {
      const { token, staff_id } = await getReviewer(db, number)
      reviewers.push({
        visitor: visitorOf(base, token),
        held: await withDocuments(db, await listHeld(db, staff_id)),
      })
    }
    const senders: { visitor: Visitor; slug: string; drafts: Draft[] }[] = []
    for (let number = 1; number <= SENDERS; number++) {
      const { token, company } = await getSender(db, number)
      // One place of the plan stays free, whatever else its limit counts.
      const drafts = (await listDrafts(db, company.id)).slice(0, DRAFTS - 1)
      senders.push({ visitor: visitorOf(base, token), slug: company.slug, drafts })
    }
    const type = await db
      .selectFrom('license_types')
      .select('id')
      .where('code', '=', 'nib')
      .executeTakeFirstOrThrow()
    return {
      reviewers,
      senders,
      type_id: type.id,
      known: await listKnown(db),
      supervisor: visitorOf(base, (await getSupervisor(db)).token),
      nextHeld: turns(
        reviewers,
        (one) => one.held,
        (one, held) => ({ visitor: one.visitor, held }),
      ),
      nextDraft: turns(
        senders,
        (one) => one.drafts,
        (one, draft) => ({ visitor: one.visitor, slug: one.slug, draft }),
      ),
    }
  } finally {
    await db.destroy()
  }
}

/** One thing after the other, from each of those who have some in turn. */
function turns<One, Thing, Given>(
  all: readonly One[],
  things: (one: One) => Thing[],
  give: (one: One, thing: Thing) => Given,
) {
  let turn = 0
  return (): Given => {
    for (let tried = 0; tried < all.length; tried++) {
      const one = all[turn++ % all.length]
      const thing = one && things(one).shift()
      if (one && thing) return give(one, thing)
    }
    throw new Error('Nothing is left to work on: seed anew')
  }
}

async function withDocuments(db: Db, held: HeldCase[]): Promise<Held[]> {
  if (held.length === 0) return []
  const rows = await db
    .selectFrom('application_documents')
    .select(['application_id', 'requirement_key'])
    .where(
      'application_id',
      'in',
      held.map(({ id }) => id),
    )
    .execute()
  return held.flatMap((one) => {
    const document = rows.find((row) => row.application_id === one.id)
    return document ? [{ ...one, document_key: document.requirement_key }] : []
  })
}

/** Cases to look up, from all ages of the database, of companies whose name few others have. */
async function listKnown(db: Db) {
  const ends = await Promise.all(
    (['asc', 'desc'] as const).map((direction) =>
      db.selectFrom('applications').select('id').orderBy('id', direction).limit(1).executeTakeFirstOrThrow(),
    ),
  )
  // An id begins with the milliseconds at which it was made.
  const [first = 0, last = 0] = ends.map(({ id }) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
  const known: { id: string; number: string; company_name: string }[] = []
  for (let share = 0; share < 100; share++) {
    const hex = Math.floor(first + ((last - first) * share) / 100)
      .toString(16)
      .padStart(12, '0')
    const row = await db
      .selectFrom('applications')
      .select(['id', 'number', 'company_name'])
      .where('id', '>=', `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`)
      .where('submitted_at', 'is not', null)
      .where('company_name', 'like', '% % % % %')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (row) known.push(row)
  }
  return known
}
