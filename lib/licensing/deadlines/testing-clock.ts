import type { Db } from '@/db'
import { definitionSchema, type LicenseDefinition } from '../definitions/definition'
import { TEST_DEFINITION } from '../review/testing-case'

type StageChange = Partial<Record<keyof LicenseDefinition['stages'][number], unknown>>

/** The definition for tests with some of its stages changed, by key. Checked as any other. */
export function definitionWith(
  stages: Record<string, StageChange>,
  rest: Partial<Record<keyof LicenseDefinition, unknown>> = {},
): LicenseDefinition {
  return definitionSchema.parse({
    ...TEST_DEFINITION,
    ...rest,
    stages: TEST_DEFINITION.stages.map((stage) => ({ ...stage, ...stages[stage.key] })),
  })
}

/** What is known of a case's time: its clocks in order, its timers that wait, its events. */
export async function readTime(db: Db, id: string) {
  const [clocks, timers, events] = await Promise.all([
    db
      .selectFrom('application_clocks')
      .select(['side', 'started_at', 'stopped_at', 'due_at', 'working_days', 'round'])
      .where('application_id', '=', id)
      .orderBy('started_at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('application_timers')
      .select(['kind', 'fire_at'])
      .where('application_id', '=', id)
      .where('fired_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .orderBy('fire_at')
      .orderBy('kind')
      .execute(),
    db
      .selectFrom('application_events')
      .select(['kind', 'actor_kind', 'created_at', 'data', 'from_status', 'to_status'])
      .where('application_id', '=', id)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
  ])
  return { clocks, timers, events }
}

/** How many mails of a kind were queued about a case. */
export async function countMails(db: Db, id: string, template: string): Promise<number> {
  const rows = await db
    .selectFrom('email_messages')
    .select('id')
    .where('application_id', '=', id)
    .where('template_key', '=', template)
    .execute()
  return rows.length
}
