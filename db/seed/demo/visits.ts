import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Db } from '@/db'
import { newStorageKey, putFile } from '@/lib/documents/storage'
import { newId } from '@/lib/ids'
import { findPlace } from '@/lib/licensing/visits/agenda'
import { type Slot, slotOf, upcomingDays } from '@/lib/licensing/visits/slots'
import { VISIT_EVENTS, type VisitMove, type VisitSide } from '@/lib/licensing/visits/status'
import { getWorkingCalendar } from '@/lib/reference/queries'
import type { Zone } from '@/lib/time'
import type { DemoApplication } from './applications'
import { minutesAfter } from './clock'
import { insertAll } from './insert'

const HOUR = 60
/** How many of the licences that were issued show the visit that led to them. */
const MOST_COMPLETED = 4

/** Visits as they come up: the first open case in its visit stage has a time agreed, the others are offered some, and issued ones were visited. */
export async function createVisits(db: Db, applications: DemoApplication[], now: Date): Promise<void> {
  const calendar = await getWorkingCalendar(db)
  const open = applications.filter(
    ({ application }) => application.stage_kind === 'visit' && application.status === 'in_review',
  )
  for (const [index, made] of open.entries()) {
    const stage = made.stages.find((one) => one.id === made.application.current_stage_id)
    if (!stage || !made.application.assignee_id) continue
    const place = await findPlace(db, made.company.id, null)
    const days = upcomingDays(now, place.time_zone, calendar, 4)
    const slots = [0, 1, 2].flatMap((ahead) => {
      const day = days[ahead]
      return day ? [slotOf({ day, from: (9 + 2 * ahead) * HOUR, minutes: HOUR }, place.time_zone)] : []
    })
    await insertVisit(db, {
      made,
      stage_id: stage.id,
      inspector_id: made.application.assignee_id,
      place,
      slots,
      proposed_at: minutesAfter(now, -26 * HOUR),
      chosen_at: index === 0 ? minutesAfter(now, -4 * HOUR) : null,
      completed_at: null,
    })
  }
  const issued = applications.filter(({ story }) => story.end === 'approved').toReversed()
  let count = 0
  for (const made of issued) {
    const stage = made.stages.find((one) => one.kind === 'visit')
    if (!stage?.completed_at || !stage.completed_by || count >= MOST_COMPLETED) continue
    count += 1
    const completed_at = minutesAfter(new Date(stage.completed_at as Date), -HOUR)
    const place = await findPlace(db, made.company.id, null)
    const slots = [{ starts_at: minutesAfter(completed_at, -50), ends_at: minutesAfter(completed_at, 10) }]
    await insertVisit(db, {
      made,
      stage_id: stage.id,
      inspector_id: stage.completed_by as string,
      place,
      slots,
      proposed_at: minutesAfter(completed_at, -48 * HOUR),
      chosen_at: minutesAfter(completed_at, -40 * HOUR),
      completed_at,
    })
  }
}

type NewVisit = {
  made: DemoApplication
  stage_id: string
  inspector_id: string
  place: { address: string; time_zone: Zone }
  slots: Slot[]
  proposed_at: Date
  chosen_at: Date | null
  completed_at: Date | null
}

async function insertVisit(db: Db, visit: NewVisit): Promise<void> {
  const { made, chosen_at, completed_at, slots, place } = visit
  const id = newId(visit.proposed_at.getTime())
  const chosen = chosen_at && slots[0]
  const items = made.type.definition.stages.find((stage) => stage.kind === 'visit')?.checklist ?? []
  await db
    .insertInto('visits')
    .values({
      id,
      application_id: made.application.id,
      stage_id: visit.stage_id,
      inspector_id: visit.inspector_id,
      status: completed_at ? 'completed' : chosen ? 'confirmed' : 'proposed',
      address: place.address,
      address_note: chosen ? 'Pagar hijau, sebelah warung kelontong' : null,
      time_zone: place.time_zone,
      message: 'Kami melihat tempat produksi. Biarkan seperti biasa.',
      ...(chosen && { starts_at: chosen.starts_at, ends_at: chosen.ends_at, confirmed_at: chosen_at }),
      expires_at: chosen ? null : slots.at(-1)?.starts_at,
      ...(completed_at && {
        result: 'passed_with_notes',
        completed_at,
        started_at: minutesAfter(completed_at, -45),
        saved_at: completed_at,
        saved_by: visit.inspector_id,
        notes: 'Tempat bersih dan tertata. Tambahkan tutup pada wadah bahan kering.',
        checklist: Object.fromEntries(items.map((item) => [item.key, { answer: 'yes', note: '' }])),
      }),
      version: completed_at ? 5 : chosen ? 2 : 1,
      created_at: visit.proposed_at,
    })
    .execute()
  await insertAll(
    db,
    'visit_slots',
    slots.map((slot) => ({
      id: newId(visit.proposed_at.getTime()),
      visit_id: id,
      round: 1,
      ...slot,
      chosen: slot === chosen,
      created_at: visit.proposed_at,
    })),
  )
  const event = (move: VisitMove, side: VisitSide, at: Date, data: object = {}) => ({
    id: newId(at.getTime()),
    application_id: made.application.id,
    kind: VISIT_EVENTS[move],
    stage_id: visit.stage_id,
    actor_kind: side,
    actor_user_id: side === 'applicant' ? made.company.owner.id : visit.inspector_id,
    data: JSON.stringify({ visit_id: id, ...data }),
    created_at: at,
  })
  await insertAll(db, 'application_events', [
    event('propose', 'staff', visit.proposed_at),
    ...(chosen ? [event('choose', 'applicant', chosen_at, { ...chosen, time_zone: place.time_zone })] : []),
    ...(completed_at ? [event('complete', 'staff', completed_at, { result: 'passed_with_notes' })] : []),
  ])
  if (completed_at) await insertPhotos(db, id, visit.inspector_id, completed_at, items[0]?.key ?? null)
}

async function insertPhotos(
  db: Db,
  visitId: string,
  inspectorId: string,
  completedAt: Date,
  checklistKey: string | null,
): Promise<void> {
  for (const [index, [title, colour]] of [
    ['Dapur', '#17603E'],
    ['Rak bahan', '#1C5A86'],
  ].entries()) {
    const bytes = await drawPhoto(title ?? '', colour ?? '')
    const storage_key = newStorageKey()
    await putFile(storage_key, bytes, 'image/jpeg')
    const taken_at = minutesAfter(completedAt, -30 + index)
    const document_id = newId(taken_at.getTime())
    await insertAll(db, 'documents', [
      {
        id: document_id,
        visit_id: visitId,
        uploaded_by: inspectorId,
        kind: 'photo',
        file_name: `foto-${index + 1}.jpg`,
        content_type: 'image/jpeg',
        size_bytes: BigInt(bytes.byteLength),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        storage_key,
        created_at: taken_at,
      },
    ])
    await insertAll(db, 'visit_photos', [
      {
        id: newId(taken_at.getTime()),
        visit_id: visitId,
        document_id,
        checklist_key: index === 0 ? checklistKey : null,
        taken_at,
        // One that the owner sees, one that stays with the office.
        shared: index === 0,
        created_at: taken_at,
      },
    ])
  }
}

async function drawPhoto(title: string, colour: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
    <rect width="640" height="480" fill="#E7E2D6"/><rect y="330" width="640" height="150" fill="${colour}" opacity=".35"/>
    ${[70, 260, 450].map((x) => `<rect x="${x}" y="210" width="130" height="130" rx="12" fill="${colour}"/>`).join('')}
    <text x="40" y="90" font-family="sans-serif" font-size="44" font-weight="700" fill="#12162E">${title}</text>
    <text x="40" y="140" font-family="sans-serif" font-size="28" fill="#565A72">Foto contoh</text>
  </svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
}
