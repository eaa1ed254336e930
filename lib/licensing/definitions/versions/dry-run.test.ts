import { describe, expect, it } from 'vitest'
import { workingDaysBetween } from '@/lib/working-days'
import { TEST_DEFINITION } from '../../review/testing-case'
import { definitionSchema } from '../definition'
import { dryRun } from './dry-run'

const text = (word: string) => ({ id: word, en: word })
const answered = (key: string) => ({ all: [{ field: key, is: 'answered' as const }] })
const [intake, check, decision, issue] = TEST_DEFINITION.stages
const definition = definitionSchema.parse({
  ...TEST_DEFINITION,
  stages: [
    { ...intake, working_days: 1 },
    { ...check, working_days: 3, skip: { when: answered('owner_nik'), automatic: true } },
    { ...decision, skip: { when: null, automatic: false }, separate_from: ['intake', 'check'] },
    { ...issue, working_days: 0 },
  ],
  priorities: [
    { when: answered('owner_nik'), priority: 'low', why: text('Ada NIK') },
    { when: answered('product_name'), priority: 'urgent', why: text('Ada nama') },
  ],
  renewal: { opens_days_before: 60, closes_days_after: 30 },
  certificate: {
    ...TEST_DEFINITION.certificate,
    number: { source: 'series', template: 'X/{year}/{sequence}' },
    facts: ['product_name'],
  },
})
const calendar = { daysOff: new Set(['2026-12-25']), years: new Set([2026]) }
const defaults = { stage_days: () => 5, revision_days: 10 }
// A Tuesday, and already Wednesday in Jakarta.
const now = new Date('2026-12-22T18:00:00Z')
const run = (answers: Record<string, string>, skipped: string[] = []) =>
  dryRun(definition, { answers, skipped: new Set(skipped), now }, calendar, defaults)

describe('a dry run', () => {
  it('counts each stage from the last day of the one before, by the calendar of Jakarta', () => {
    const { stages, issued_on, missing_years } = run({ product_name: 'Keripik' })
    expect(stages.map((stage) => stage.office)).toEqual([
      { from: '2026-12-23', until: '2026-12-24' },
      { from: '2026-12-24', until: '2026-12-30' },
      { from: '2026-12-30', until: '2027-01-06' },
      { from: '2027-01-06', until: '2027-01-06' },
    ])
    expect(issued_on).toBe('2027-01-06')
    expect(missing_years).toEqual([2027])
    for (const stage of stages) {
      const { office, applicant_until, applicant_days } = stage
      if (!office || !applicant_until) throw new Error(`${stage.key} was not passed`)
      expect(workingDaysBetween(office.until, applicant_until, calendar)).toBe(applicant_days)
    }
  })

  it('leaves out what leaves itself out, and what a person skips where they may', () => {
    const { stages } = run({ product_name: 'x', owner_nik: 'y' }, ['decision', 'intake', 'issue'])
    expect(stages.map((stage) => stage.outcome)).toEqual(['passed', 'left_out', 'skipped', 'passed'])
    expect(stages[1]?.office).toBeUndefined()
    expect(stages[2]?.apart_from).toEqual([intake?.name])
  })

  it('takes the first rule of priority that holds', () => {
    expect(run({ product_name: 'x', owner_nik: 'y' }).priority.priority).toBe('low')
    expect(run({ product_name: 'x' }).priority.priority).toBe('urgent')
    expect(run({}).priority).toEqual({ priority: 'normal', why: null })
  })

  it('says what would be issued, until when, and when it can be renewed', () => {
    const { certificate, valid_until_on, renewal } = run({ product_name: 'Keripik' })
    expect(certificate.number).toBe('X/2027/000123')
    expect(certificate.facts.map((fact) => fact.value.id)).toEqual(['Keripik'])
    expect(valid_until_on).toBe('2032-01-06')
    expect(renewal).toEqual({ opens_on: '2031-11-07', closes_on: '2032-02-05' })
  })
})
