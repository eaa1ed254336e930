import { describe, expect, it } from 'vitest'
import { APPLICATION_STATUSES, type ApplicationStatus, type StageKind } from '../process/status'
import { trackOf, turnOf } from './progress'

const track = (
  status: ApplicationStatus,
  stage_kind: StageKind | null = null,
  license: string | null = null,
) =>
  trackOf({ status, stage_kind, license_status: license })
    .map(({ state }) => state[0])
    .join('')

describe('the track', () => {
  it.each([
    ['draft', null, null, 'ctttt'],
    ['submitted', 'intake', null, 'dcttt'],
    ['in_review', 'authority_processing', null, 'dcttt'],
    ['revision_requested', 'document_check', null, 'dcttt'],
    ['in_review', 'decision', null, 'ddctt'],
    ['in_review', 'issue', null, 'dddct'],
    ['approved', 'issue', 'active', 'ddddd'],
    ['approved', 'issue', 'revoked', 'ddddf'],
    ['rejected', 'visit', null, 'ddftt'],
    ['withdrawn', null, null, 'ftttt'],
    ['withdrawn', 'visit', null, 'dfttt'],
  ] as const)('of %s at %s with licence %s is %s', (status, kind, license, expected) => {
    expect(track(status, kind, license)).toBe(expected)
  })
})

describe('the turn', () => {
  it.each(APPLICATION_STATUSES)('of %s is known', (status) => {
    const expected = {
      draft: 'yours',
      submitted: 'office',
      in_review: 'office',
      revision_requested: 'yours',
      on_hold: 'hold',
      approved: 'nobody',
      rejected: 'nobody',
      withdrawn: 'nobody',
    }
    expect(turnOf({ status, stage_kind: 'intake' })).toBe(expected[status])
  })

  it("is the authority's while it works", () => {
    expect(turnOf({ status: 'in_review', stage_kind: 'authority_processing' })).toBe('authority')
  })
})
