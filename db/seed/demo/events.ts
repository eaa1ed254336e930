import type { Insertable } from 'kysely'
import type { ApplicationEvents, ApplicationRevisions, ApplicationStages } from '@/db/types'
import { newId } from '@/lib/ids'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'
import { minutesAfter } from './clock'
import type { DemoCompany } from './companies'
import type { People } from './people'
import type { Random } from './random'
import type { Story } from './stories'
import type { Timeline } from './timeline'

type Input = {
  company: DemoCompany
  story: Story
  type: { definition: LicenseDefinition }
  license_number: string
  timeline: Timeline
  application_id: string
  stages: (Insertable<ApplicationStages> & { id: string })[]
  people: People
  random: Random
}

type Draft = {
  kind: string
  at: Date
  from: string
  to: string
  by: 'applicant' | 'staff'
  user: string | null
  stage?: string
  comment?: string
  internal?: boolean
  data?: Record<string, string | number | string[]>
}

const FIELD_REASONS = [
  { reason_code: 'mismatch', comment: 'Nama di isian ini berbeda dari yang ada di KTP. Samakan keduanya.' },
  {
    reason_code: 'incomplete',
    comment: 'Tambahkan keterangan yang lebih lengkap, supaya bisa kami periksa.',
  },
]
const DOCUMENT_REASONS = [
  {
    reason_code: 'unreadable',
    comment: 'Foto kurang terang sehingga tulisannya tidak terbaca. Unggah foto yang lebih jelas.',
  },
  { reason_code: 'incomplete', comment: 'Berat bersih di label belum ada. Lengkapi lalu unggah lagi.' },
]
const REJECTION =
  'Produk ini tidak termasuk pangan yang boleh didaftarkan lewat jalur ini. Ajukan izin edar BPOM MD.'
const ESCALATION = 'Isian dan keadaan di lapangan berbeda. Mohon keputusan supervisor.'

/** The history of an application in the order in which it happened, and its revision request where there was one. */
export function eventsOf(input: Input) {
  const { story, timeline, stages, people, company } = input
  const drafts: Draft[] = []
  const submitted = timeline.submitted_at
  const owner = company.owner.id
  if (submitted)
    drafts.push({
      kind: 'submit',
      at: submitted,
      from: 'draft',
      to: 'submitted',
      by: 'applicant',
      user: owner,
    })
  for (const stage of stages) {
    if (!stage.started_at) continue
    const started = new Date(stage.started_at)
    const reviewer = stage.completed_by ?? stage.assignee_id ?? null
    if (reviewer) {
      const from = stage.position === 1 ? 'submitted' : 'in_review'
      drafts.push({
        kind: 'take',
        at: minutesAfter(started, 12),
        from,
        to: 'in_review',
        by: 'staff',
        user: reviewer,
        stage: stage.id,
      })
    }
    if (stage.status === 'completed' && stage.completed_at) {
      const isLast = stage.position === input.type.definition.stages.length
      drafts.push({
        kind: 'approve_stage',
        at: new Date(stage.completed_at),
        from: 'in_review',
        to: isLast ? 'approved' : 'in_review',
        by: 'staff',
        user: stage.completed_by ?? null,
        stage: stage.id,
        data: { stage_key: stage.key, ...(isLast && { license_number: input.license_number }) },
      })
    }
  }
  const current = stages[timeline.stages.length - 1]
  if (timeline.ended_at && story.end === 'rejected') {
    drafts.push({
      kind: 'reject',
      at: timeline.ended_at,
      from: 'in_review',
      to: 'rejected',
      by: 'staff',
      user: people.staff[story.held_by ?? 'rina'].id,
      stage: current?.id,
      comment: REJECTION,
      data: { reason_codes: ['wrong_license'] },
    })
  }
  if (timeline.ended_at && story.end === 'withdrawn') {
    drafts.push({
      kind: 'withdraw',
      at: timeline.ended_at,
      from: 'submitted',
      to: 'withdrawn',
      by: 'applicant',
      user: owner,
      comment: 'Kami ingin memperbaiki resep dulu.',
    })
  }
  if (story.escalated && current?.started_at) {
    drafts.push({
      kind: 'escalate',
      at: minutesAfter(new Date(current.started_at), 60),
      from: 'in_review',
      to: 'in_review',
      by: 'staff',
      user: people.staff.agus.id,
      stage: current.id,
      comment: ESCALATION,
      internal: true,
    })
  }
  const revision = revisionOf(input, drafts)
  drafts.sort((a, b) => a.at.getTime() - b.at.getTime())
  const events: Insertable<ApplicationEvents>[] = drafts.map((draft) => ({
    id: newId(draft.at.getTime()),
    application_id: input.application_id,
    transaction_id: newId(draft.at.getTime()),
    kind: draft.kind,
    from_status: draft.from,
    to_status: draft.to,
    stage_id: draft.stage ?? null,
    actor_kind: draft.by,
    actor_user_id: draft.user,
    comment: draft.comment ?? null,
    is_internal: draft.internal ?? false,
    data: draft.data ?? {},
    created_at: draft.at,
  }))
  return { events, revision }
}

function revisionOf(
  input: Input,
  drafts: Draft[],
): (Insertable<ApplicationRevisions> & { id: string }) | undefined {
  const { timeline, stages, people, random, company, story } = input
  const times = timeline.revision
  const stage = times ? stages[times.stage] : undefined
  if (!times || !stage) return undefined
  const reviewer =
    story.end === 'revision_requested'
      ? people.staff[story.held_by ?? 'rina'].id
      : (stage.completed_by ?? people.staff.rina.id)
  const { definition } = input.type
  const field = random.pick(
    definition.sections[1]?.fields.filter((each) => each.type === 'text' || each.type === 'long_text') ?? [],
  )
  const document = definition.documents[0]
  const items = [
    ...(field ? [{ kind: 'field', key: field.key, ...random.pick(FIELD_REASONS) }] : []),
    ...(document ? [{ kind: 'document', key: document.key, ...random.pick(DOCUMENT_REASONS) }] : []),
  ]
  const message = 'Hampir selesai. Perbaiki yang kami tandai, lalu kirim lagi.'
  drafts.push({
    kind: 'request_revision',
    at: times.requested_at,
    from: 'in_review',
    to: 'revision_requested',
    by: 'staff',
    user: reviewer,
    stage: stage.id,
    comment: message,
    data: {
      stage_key: stage.key,
      items: items.length,
      reason_codes: [...new Set(items.map((item) => item.reason_code))],
    },
  })
  if (times.answered_at) {
    drafts.push({
      kind: 'answer_revision',
      at: times.answered_at,
      from: 'revision_requested',
      to: 'in_review',
      by: 'applicant',
      user: company.owner.id,
      stage: stage.id,
    })
  }
  return {
    id: newId(times.requested_at.getTime()),
    application_id: input.application_id,
    stage_id: stage.id,
    requested_by: reviewer,
    message,
    items: JSON.stringify(items),
    due_at: times.due_at,
    answered_at: times.answered_at,
    created_at: times.requested_at,
  }
}
