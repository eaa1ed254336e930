import type { ApplicationStatus, StageKind } from '../process/status'

/** The five points an owner follows. */
export const TRACK_POINTS = ['sent', 'checked', 'decided', 'issued', 'in_force'] as const
export type TrackPoint = (typeof TRACK_POINTS)[number]

export type PointState = 'done' | 'current' | 'todo' | 'failed'

export type Progress = {
  status: ApplicationStatus
  stage_kind: StageKind | null
  /** Of the licence that came of it. */
  license_status: string | null
}

/** Where an application stands on the five points. */
export function trackOf(progress: Progress): { point: TrackPoint; state: PointState }[] {
  const { at, failed } = positionOf(progress)
  return TRACK_POINTS.map((point, index) => ({
    point,
    state: index < at ? 'done' : index > at ? 'todo' : failed ? 'failed' : 'current',
  }))
}

function positionOf(progress: Progress): { at: number; failed: boolean } {
  switch (progress.status) {
    case 'draft':
      return { at: 0, failed: false }
    case 'submitted':
    case 'in_review':
    case 'revision_requested':
    case 'on_hold':
      return { at: pointOfStage(progress.stage_kind), failed: false }
    case 'approved':
      return progress.license_status === null || progress.license_status === 'active'
        ? { at: TRACK_POINTS.length, failed: false }
        : { at: TRACK_POINTS.indexOf('in_force'), failed: true }
    case 'rejected':
      return { at: TRACK_POINTS.indexOf('decided'), failed: true }
    case 'withdrawn':
      return { at: progress.stage_kind === null ? 0 : pointOfStage(progress.stage_kind), failed: true }
    default:
      return progress.status satisfies never
  }
}

function pointOfStage(kind: StageKind | null): number {
  if (kind === 'issue') return TRACK_POINTS.indexOf('issued')
  return TRACK_POINTS.indexOf(kind === 'decision' ? 'decided' : 'checked')
}

/** Whose turn it is: the applicant's, ours, the authority's, nobody's for a while, or nobody's any more. */
export type Turn = 'yours' | 'office' | 'authority' | 'hold' | 'nobody'

export function turnOf(progress: Pick<Progress, 'status' | 'stage_kind'>): Turn {
  switch (progress.status) {
    case 'draft':
    case 'revision_requested':
      return 'yours'
    case 'submitted':
    case 'in_review':
      return progress.stage_kind === 'authority_processing' ? 'authority' : 'office'
    case 'on_hold':
      return 'hold'
    case 'approved':
    case 'rejected':
    case 'withdrawn':
      return 'nobody'
    default:
      return progress.status satisfies never
  }
}
