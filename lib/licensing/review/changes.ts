import type { Answers, AnswerValue } from '../applications/answer-values'
import type { RevisionItem } from '../applications/revision-items'

type RevisionRow = { id: string; items: unknown; answered_at: Date | null }
type SubmissionRow = { version: number; revision_id: string | null; data: unknown; documents: unknown }

/** What was asked about one field or document, the latest time, and what the version before the last change said. */
export type Marked = {
  /** Absent where it changed without having been asked for: what depends on something that was. */
  asked?: { comment: string; is_answered: boolean; reason_code?: string }
  /** Present where it was changed; `undefined` inside when nothing stood there. */
  before?: { value: AnswerValue | undefined }
}

/**
 * By `field:<key>` and `document:<key>`: what the latest request asked, and what stood there before it was changed. Each
 * answer is a version of its own, so what an answer changed is what differs from the version before it.
 */
export function markRevisions(
  revisions: readonly RevisionRow[],
  submissions: readonly SubmissionRow[],
): Map<string, Marked> {
  const marks = new Map<string, Marked>()
  const versions = submissions.toSorted((one, other) => one.version - other.version)
  const ask = (revision: RevisionRow) => {
    for (const { kind, key, comment, reason_code } of revision.items as RevisionItem[]) {
      const is_answered = revision.answered_at !== null
      marks.set(`${kind}:${key}`, { asked: { comment, is_answered, ...(reason_code && { reason_code }) } })
    }
  }
  const answered = new Set(versions.map((version) => version.revision_id))
  for (const revision of revisions) if (!answered.has(revision.id) && revision.answered_at) ask(revision)
  versions.forEach((version, at) => {
    const revision = revisions.find((one) => one.id === version.revision_id)
    if (revision) ask(revision)
    const previous = versions[at - 1]
    if (!previous) return
    for (const [key, value] of changesOf(previous, version)) {
      marks.set(key, { ...marks.get(key), before: { value } })
    }
  })
  for (const revision of revisions) if (!revision.answered_at) ask(revision)
  return marks
}

function changesOf(before: SubmissionRow, after: SubmissionRow): [string, AnswerValue | undefined][] {
  const fields = differing(before.data as Answers, after.data as Answers)
  const documents = differing(
    before.documents as Record<string, string[]>,
    after.documents as Record<string, string[]>,
  )
  return [
    ...fields.map(([key, value]) => [`field:${key}`, value] as [string, AnswerValue | undefined]),
    ...documents.map(([key, value]) => [`document:${key}`, value ?? []] as [string, AnswerValue]),
  ]
}

function differing<Value>(
  before: Record<string, Value>,
  after: Record<string, Value>,
): [string, Value | undefined][] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys]
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => [key, before[key]])
}
