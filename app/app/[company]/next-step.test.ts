import { describe, expect, it } from 'vitest'
import type { ApplicationRow, LicenseRow } from '@/lib/licensing/applications/lists'
import type { PlanItem } from '@/lib/licensing/finder/plan'
import type { VisitToChoose } from '@/lib/licensing/visits/owner-queries'
import { expiringLicenses, nextStep } from './next-step'

const NOW = new Date('2026-11-23T03:00:00Z')

const application = (status: string, due?: string) =>
  ({ id: `${status}${due}`, status, due_at: due ? new Date(due) : null }) as ApplicationRow
const license = (valid_until_on: string | null, status = 'active') =>
  ({ id: valid_until_on, valid_until_on, status }) as LicenseRow
const needed = (fit: string, after_nib = false, standing = 'missing') =>
  ({ fit, after_nib, standing }) as PlanItem

const step = (known: Partial<Parameters<typeof nextStep>[0]>) =>
  nextStep({ applications: [], licenses: [], needed: [], visits: [], mayEdit: true, now: NOW, ...known })

describe('the one thing to do now', () => {
  const draft = application('draft')
  const review = application('in_review', '2026-11-30T00:00:00Z')
  const soon = application('revision_requested', '2026-11-25T00:00:00Z')
  const later = application('revision_requested', '2026-12-05T00:00:00Z')

  it('is the correction that is due first', () => {
    expect(step({ applications: [draft, later, soon] })).toEqual({ kind: 'revision', application: soon })
  })

  it('is to choose the time of a visit, unless a correction is due before the offer ends', () => {
    const visit = { application_id: 'a', expires_at: new Date('2026-11-27T02:00:00Z') } as VisitToChoose
    expect(step({ applications: [draft, later], visits: [visit] })).toEqual({ kind: 'visit', visit })
    expect(step({ applications: [soon], visits: [visit] }).kind).toBe('revision')
    expect(step({ visits: [visit], mayEdit: false }).kind).toBe('nothing')
  })

  it('then a draft, then a licence that ends, then one that is needed', () => {
    const licenses = [license('2026-12-24')]
    const wanted = [
      needed('suggested'),
      needed('required', true),
      needed('required', false, 'renew'),
      needed('required'),
    ]
    expect(step({ applications: [review, draft], licenses }).kind).toBe('draft')
    expect(step({ applications: [review], licenses, needed: wanted }).kind).toBe('expiring')
    expect(step({ applications: [review], needed: wanted })).toEqual({
      kind: 'start',
      recommendation: wanted[3],
    })
  })

  it('is to wait, or nothing', () => {
    expect(step({ applications: [review] }).kind).toBe('wait')
    expect(step({}).kind).toBe('nothing')
  })

  it('asks nothing of those who may not act', () => {
    expect(step({ applications: [draft, soon], mayEdit: false }).kind).toBe('nothing')
  })
})

describe('licences that end soon', () => {
  it('are those in force, up to sixty days ahead, the nearest first', () => {
    const rows = [
      license('2027-01-22'),
      license('2027-01-23'),
      license(null),
      license('2026-12-01'),
      license('2026-12-01', 'revoked'),
    ]
    expect(expiringLicenses(rows, NOW).map((row) => row.valid_until_on)).toEqual(['2026-12-01', '2027-01-22'])
  })
})
