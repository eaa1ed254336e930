import type { Answers, AnswerValue } from '../applications/answer-values'
import type { RevisionItem } from '../applications/revision-items'

type Snapshot = { answers: Answers; documents: Record<string, string[]> }

type RevisionRow = { id: string; items: unknown; answered_at: Date | null }
type EventRow = { kind: string; data: unknown }

/** What was asked about one field or document, the latest time, and what stood there before the answer. */
export type Marked = {
  comment: string
  is_answered: boolean
  /** Present where the answer changed it; `undefined` inside when nothing stood there. */
  before?: { value: AnswerValue | undefined }
}

/**
 * By `field:<key>` and `document:<key>`: what the latest request asked and whether its answer changed anything. What stood
 * there before is in the event of the request; what came of it, in the next request or in the application as it is now.
 */
export function markRevisions(
  revisions: readonly RevisionRow[],
  events: readonly EventRow[],
  now: Snapshot,
): Map<string, Marked> {
  const snapshots = revisions.map((revision) => snapshotOf(revision.id, events))
  const marks = new Map<string, Marked>()
  revisions.forEach((revision, at) => {
    const before = snapshots[at]
    const after = snapshots.slice(at + 1).find((snapshot) => snapshot !== undefined) ?? now
    for (const item of revision.items as RevisionItem[]) {
      const mark: Marked = { comment: item.comment, is_answered: revision.answered_at !== null }
      if (item.kind === 'field' && before && revision.answered_at) {
        const value = before.answers[item.key]
        if (JSON.stringify(value) !== JSON.stringify(after.answers[item.key])) mark.before = { value }
      }
      if (item.kind === 'document' && before && revision.answered_at) {
        const value = before.documents[item.key] ?? []
        if (value.join() !== (after.documents[item.key] ?? []).join()) mark.before = { value }
      }
      marks.set(`${item.kind}:${item.key}`, mark)
    }
  })
  return marks
}

function snapshotOf(revisionId: string, events: readonly EventRow[]): Snapshot | undefined {
  const event = events.find(
    ({ kind, data }) =>
      kind === 'request_revision' && (data as { revision_id?: string }).revision_id === revisionId,
  )
  const before = (event?.data as { before?: Partial<Snapshot> } | undefined)?.before
  return before && { answers: before.answers ?? {}, documents: before.documents ?? {} }
}
