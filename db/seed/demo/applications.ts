import type { Insertable } from 'kysely'
import type { Db } from '@/db'
import type { ApplicationEvents, ApplicationStages, Applications } from '@/db/types'
import { getSettings } from '@/lib/config/queries'
import { newId, randomCode } from '@/lib/ids'
import { definitionSchema, type LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { visibleDocuments } from '@/lib/licensing/definitions/visibility'
import { holderName as licenseHolder } from '@/lib/licensing/licenses/issue'
import { getWorkingCalendar } from '@/lib/reference/queries'
import { addMonths, dayOf } from '@/lib/time'
import { demoAnswers } from './answers'
import { minutesAfter } from './clock'
import type { DemoCompany } from './companies'
import type { DemoDocument } from './documents'
import { eventsOf } from './events'
import { insertAll } from './insert'
import { beginLicenseHistories } from './license-history'
import type { People } from './people'
import { insertTime, keepTime } from './process'
import type { Random } from './random'
import { type Story, storiesOf } from './stories'
import { type Timeline, timelineOf } from './timeline'

export type DemoApplication = Awaited<ReturnType<typeof createApplications>>[number]

type Type = { id: string; version_id: string; code: string; definition: LicenseDefinition }

const LICENSE_NUMBERS: Record<string, (company: DemoCompany, random: Random) => string> = {
  nib: (_company, random) => `${random.between(1, 9)}${random.digits(12)}`,
  spp_irt: (company, random) =>
    `206${company.place.code.slice(0, 5).replace('.', '')}01${random.digits(4)}31`,
  halal_self_declared: (company, random) => `ID${company.place.code.slice(0, 2)}110${random.digits(12)}`,
  merek: (_company, random) => `IDM${random.digits(9)}`,
}

/** Applications in every state and stage, with their stages, events, revisions, documents and the licences that came of them. */
export async function createApplications(
  db: Db,
  companies: DemoCompany[],
  documents: Map<string, DemoDocument[]>,
  people: People,
  now: Date,
  random: Random,
) {
  const [types, settings, calendar, kblis] = await Promise.all([
    listTypes(db),
    getSettings(db),
    getWorkingCalendar(db),
    db.selectFrom('kbli_codes').select(['code', 'title_id']).where('version', '=', '2025').execute(),
  ])
  const stageCounts = Object.fromEntries(types.map((type) => [type.code, type.definition.stages.length]))
  const titles = new Map(kblis.map((row) => [row.code, row.title_id]))
  const stageDays = (kind: LicenseDefinition['stages'][number]['kind']) =>
    settings[`licensing.stage_days.${kind}`]

  const planned = companies.flatMap((company, index) =>
    storiesOf(company, index, stageCounts, random).map((story) => {
      const type = types.find((each) => each.code === story.code)
      if (!type) throw new Error(`No licence type ${story.code}`)
      const license_number =
        story.end === 'approved' ? (LICENSE_NUMBERS[story.code]?.(company, random) ?? '') : ''
      if (story.code === 'nib' && license_number) company.nib = license_number
      const answers = demoAnswers(
        story.code,
        type.definition,
        company,
        titles.get(company.mainKbli) ?? '',
        random,
      )
      return {
        company,
        story,
        type,
        answers,
        license_number,
        timeline: timelineOf(story, type.definition, stageDays, calendar, now, random),
      }
    }),
  )
  planned.sort((a, b) => a.timeline.created_at.getTime() - b.timeline.created_at.getTime())

  const counters = new Map<string, number>()
  const made = planned.map((plan) => {
    const year = dayOf(plan.timeline.created_at).slice(0, 4)
    const sequence = (counters.get(year) ?? 0) + 1
    counters.set(year, sequence)
    return { ...plan, ...rowsOf(plan, `IZN-${year}-${String(sequence).padStart(6, '0')}`, people, random) }
  })
  const time = keepTime(made, settings, calendar, now)
  await insertAll(
    db,
    'applications',
    made.map(({ application }) => ({ ...application, current_stage_id: null })),
  )
  await insertAll(
    db,
    'application_stages',
    made.flatMap(({ stages }) => stages),
  )
  for (const { application } of made) {
    if (!application.current_stage_id) continue
    await db
      .updateTable('applications')
      .set({ current_stage_id: application.current_stage_id })
      .where('id', '=', application.id)
      .execute()
  }
  await insertAll(
    db,
    'application_events',
    made.flatMap(({ events }) => events),
  )
  await insertAll(
    db,
    'application_revisions',
    made.flatMap(({ revision }) => (revision ? [revision] : [])),
  )
  await insertTime(db, made, time)
  await insertAll(
    db,
    'application_documents',
    made.flatMap((each) => documentLinks(each, documents)),
  )
  await insertAll(
    db,
    'licenses',
    made.flatMap((each) => licenseOf(each)),
  )
  await beginLicenseHistories(db)
  for (const company of companies) {
    if (company.nib)
      await db.updateTable('companies').set({ nib: company.nib }).where('id', '=', company.id).execute()
  }
  for (const [year, last_value] of counters) {
    await db
      .insertInto('number_series')
      .values({ series: `application-${year}`, last_value: BigInt(last_value) })
      .execute()
  }
  return made
}

async function listTypes(db: Db): Promise<Type[]> {
  const rows = await db
    .selectFrom('license_types')
    .innerJoin('license_type_versions', 'license_type_versions.id', 'license_types.current_version_id')
    .select([
      'license_types.id',
      'license_types.code',
      'license_type_versions.id as version_id',
      'license_type_versions.definition',
    ])
    .execute()
  return rows.map((row) => ({ ...row, definition: definitionSchema.parse(row.definition) }))
}

type Plan = {
  company: DemoCompany
  story: Story
  type: Type
  answers: object
  license_number: string
  timeline: Timeline
}

function rowsOf(plan: Plan, number: string, people: People, random: Random) {
  const { company, story, type, timeline } = plan
  const id = newId(timeline.created_at.getTime())
  const currentSpec = type.definition.stages[timeline.stages.length - 1]
  // What is for supervisors only a supervisor holds.
  const holderName = story.held_by && currentSpec?.role === 'supervisor' ? 'dewi' : story.held_by
  const holder = holderName ? people.staff[holderName].id : null
  const isEnded = timeline.ended_at !== null
  const stages: (Insertable<ApplicationStages> & { id: string })[] = timeline.submitted_at
    ? type.definition.stages.map((spec, index) => {
        const time = timeline.stages[index]
        const isDone = Boolean(time?.completed_at)
        const isCurrent = time !== undefined && !isDone
        return {
          id: newId(timeline.created_at.getTime()),
          application_id: id,
          position: index + 1,
          key: spec.key,
          kind: spec.kind,
          role: spec.role,
          working_days: time?.working_days ?? spec.working_days ?? 1,
          applicant_days: spec.applicant_days ?? 10,
          separate_from: spec.separate_from,
          outcome: isDone ? 'approved' : null,
          status: isDone ? 'completed' : isCurrent ? (isEnded ? 'stopped' : 'active') : 'pending',
          started_at: time?.started_at ?? null,
          due_at: time?.due_at ?? null,
          completed_at: time?.completed_at ?? (isCurrent ? timeline.ended_at : null),
          completed_by: isDone
            ? spec.role === 'supervisor'
              ? people.staff.dewi.id
              : random.pick([people.staff.rina.id, people.staff.agus.id])
            : null,
          assignee_id: isCurrent ? holder : null,
          checklist: isDone ? Object.fromEntries(spec.checklist.map((item) => [item.key, true])) : {},
        }
      })
    : []
  const current = stages[timeline.stages.length - 1]
  const isPaused = story.end === 'revision_requested'
  const application: Insertable<Applications> & { id: string; current_stage_id: string | null } = {
    id,
    number,
    company_id: company.id,
    company_name: company.trade_name,
    license_type_id: type.id,
    license_type_version_id: type.version_id,
    status: story.end,
    priority: story.priority ?? 'normal',
    data: JSON.stringify(plan.answers),
    current_stage_id: current?.id ?? null,
    stage_kind: current?.kind ?? null,
    stage_role: story.escalated ? 'supervisor' : (current?.role ?? null),
    assignee_id: isEnded ? null : holder,
    due_at: isEnded ? null : isPaused ? (timeline.revision?.due_at ?? null) : (current?.due_at ?? null),
    escalated_at:
      story.escalated && current?.started_at ? minutesAfter(new Date(current.started_at), 60) : null,
    submitted_at: timeline.submitted_at,
    decided_at: story.end === 'approved' || story.end === 'rejected' ? timeline.ended_at : null,
    region_code: timeline.submitted_at ? company.place.code : null,
    created_by: company.owner.id,
    created_at: timeline.created_at,
    updated_at:
      timeline.ended_at ?? timeline.revision?.answered_at ?? current?.started_at ?? timeline.created_at,
  }
  return { application, stages, ...eventsOf({ ...plan, application_id: id, stages, people, random }) }
}

type Made = Plan & ReturnType<typeof rowsOf>

function documentLinks(made: Made, documents: Map<string, DemoDocument[]>) {
  const library = documents.get(made.company.id) ?? []
  const needed = visibleDocuments(made.type.definition, made.answers as never)
  const given = made.story.end === 'draft' ? needed.slice(0, 2) : needed
  return given.flatMap((requirement) => {
    const found = library.find((document) => requirement.kinds.includes(document.kind))
    if (!found) return []
    return [
      {
        application_id: made.application.id,
        requirement_key: requirement.key,
        document_id: found.id,
        created_at: made.timeline.created_at,
      },
    ]
  })
}

function licenseOf(made: Made) {
  const { company, timeline, type } = made
  if (made.story.end !== 'approved' || !timeline.ended_at) return []
  const issued_on = dayOf(timeline.ended_at)
  const { years } = type.definition.validity
  const names = company.place.label.split(', ')
  return [
    {
      id: newId(timeline.ended_at.getTime()),
      number: made.license_number,
      company_id: company.id,
      application_id: made.application.id,
      license_type_id: type.id,
      license_type_version_id: type.version_id,
      holder_name: licenseHolder(company),
      verification_code: randomCode(20),
      issued_on,
      valid_until_on: years === null ? null : addMonths(issued_on, years * 12),
      certificate: JSON.stringify({ regency: names[2] ?? null, province: names[3] ?? null, activity: null }),
      created_at: timeline.ended_at,
    },
  ]
}

export type EventRow = Insertable<ApplicationEvents>
