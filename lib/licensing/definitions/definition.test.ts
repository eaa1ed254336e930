import { describe, expect, it } from 'vitest'
import { readDefaultLicenseTypes } from '@/db/seed/defaults/license-types'
import { TEST_DEFINITION } from '../review/testing-case'
import { definitionSchema } from './definition'

const text = (word: string) => ({ id: word, en: word })
const field = (key: string, more: object = {}) => ({ key, type: 'text', label: text(key), ...more })
const section = (...fields: object[]) => ({ key: 'only', title: text('Satu'), fields })
const stage = (key: string, kind: string, more: object = {}) => ({
  key,
  kind,
  name: text(key),
  role: 'reviewer',
  ...more,
})

/** What is wrong with the test definition once these parts are changed. */
function problems(changes: object): string[] {
  const parsed = definitionSchema.safeParse({ ...TEST_DEFINITION, ...changes })
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
}

describe('the default licence types', () => {
  const types = readDefaultLicenseTypes()

  it('are the four we begin with', () => {
    expect(types.map((type) => type.code)).toEqual(['halal_self_declared', 'merek', 'nib', 'spp_irt'])
  })

  it.each(types)('$code asks enough to be useful and not more than one sits through', ({ definition }) => {
    const fields = definition.sections.flatMap((part) => part.fields)
    expect(fields.length).toBeGreaterThanOrEqual(10)
    expect(fields.length).toBeLessThanOrEqual(30)
    expect(definition.stages.length).toBeGreaterThanOrEqual(5)
    expect(definition.documents.length).toBeGreaterThan(0)
    for (const one of definition.stages) expect(one.checklist.length).toBeGreaterThan(0)
  })

  it.each(types)('$code survives being stored', ({ definition }) => {
    expect(definitionSchema.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition)
  })
})

describe('a definition as a whole', () => {
  it('is accepted when nothing is wrong', () => {
    expect(problems({})).toEqual([])
  })

  it.each([
    [
      'a field twice',
      { sections: [section(field('a'), field('a'))] },
      'sections.0.fields.1.key fieldTwice?key=a',
    ],
    [
      'a document under the key of a field',
      { sections: [section(field('label'))] },
      'documents.0.key documentTwice?key=label',
    ],
    [
      'a condition on a field that is not there',
      { sections: [section(field('a', { visible_when: { all: [{ field: 'b', is: 'answered' }] } }))] },
      'sections.0.fields.0.visible_when.all.0 conditionUnknown?key=b',
    ],
    [
      'a condition on a later field',
      {
        sections: [
          section(field('a', { visible_when: { all: [{ field: 'b', is: 'answered' }] } }), field('b')),
        ],
      },
      'sections.0.fields.0.visible_when.all.0 conditionLater?key=b',
    ],
    [
      'a condition that does not suit the field',
      {
        sections: [
          section(
            field('a'),
            field('b', { visible_when: { any: [{ field: 'a', is: 'equals', value: 'x' }] } }),
          ),
        ],
      },
      'sections.0.fields.1.visible_when.any.0 conditionUnfit?key=a',
    ],
    [
      'a document that depends on nothing known',
      {
        documents: [
          {
            key: 'd',
            label: text('D'),
            kinds: ['ktp'],
            visible_when: { all: [{ field: 'x', is: 'answered' }] },
          },
        ],
      },
      'documents.0.visible_when.all.0 conditionUnknown?key=x',
    ],
    [
      'a pattern that is none',
      { sections: [section(field('a', { pattern: '(', example: 'x' }))] },
      'sections.0.fields.0.pattern patternInvalid',
    ],
    [
      'a pattern that may never end',
      { sections: [section(field('a', { pattern: '(a+)+b', example: 'ab' }))] },
      'sections.0.fields.0.pattern patternSlow',
    ],
    [
      'a pattern without an example',
      { sections: [section(field('a', { pattern: '[0-9]+' }))] },
      'sections.0.fields.0.example patternWithoutExample',
    ],
    [
      'an example that its pattern refuses',
      { sections: [section(field('a', { pattern: '[0-9]+', example: 'x' }))] },
      'sections.0.fields.0.example exampleUnfit?example=x',
    ],
    [
      'a minimum above the maximum',
      { sections: [section(field('a', { min: 9, max: 3 }))] },
      'sections.0.fields.0.min minAboveMax',
    ],
    [
      'a prefill of the wrong kind',
      { sections: [section(field('a', { prefill: 'company.region' }))] },
      'sections.0.fields.0.prefill prefillUnfit?source=company.region&type=text',
    ],
    ['a subject that nothing asks', { subject: 'x' }, 'subject subjectUnknown?key=x'],
    ['no issue at the end', { stages: [stage('a', 'intake')] }, 'stages.0.kind noFinalStage'],
    [
      'an issue in the middle',
      { stages: [stage('a', 'issue'), stage('b', 'issue')] },
      'stages.1.kind stageAfterIssue',
    ],
    [
      'a stage twice',
      { stages: [stage('a', 'intake'), stage('a', 'issue')] },
      'stages.1.key stageTwice?key=a',
    ],
    [
      'a stage that is always left out',
      { stages: [stage('a', 'visit', { skip: { automatic: true } }), stage('b', 'issue')] },
      'stages.0.skip stageAlwaysSkipped',
    ],
    [
      'an issue that may be left out',
      { stages: [stage('a', 'issue', { skip: {} })] },
      'stages.0.skip finalStageSkipped',
    ],
    [
      'a stage apart from a later one',
      { stages: [stage('a', 'visit', { separate_from: ['b'] }), stage('b', 'issue')] },
      'stages.0.separate_from separateUnknown?key=b',
    ],
    [
      'a stage left out on an unknown field',
      {
        stages: [
          stage('a', 'visit', { skip: { when: { all: [{ field: 'x', is: 'answered' }] } } }),
          stage('b', 'issue'),
        ],
      },
      'stages.0.skip.when.all.0 conditionUnknown?key=x',
    ],
    [
      'a priority on an unknown field',
      { priorities: [{ when: { any: [{ field: 'x', is: 'answered' }] }, priority: 'high', why: text('x') }] },
      'priorities.0.when.any.0 conditionUnknown?key=x',
    ],
    [
      'an approval by silence that would need the number of the authority',
      {
        stages: [stage('a', 'issue', { at_deadline: { action: 'deem_approved', legal_ground: text('UU') } })],
      },
      'stages.0.at_deadline deemedNeedsNumber',
    ],
    [
      'an approval by silence without its ground',
      { stages: [stage('a', 'issue', { at_deadline: { action: 'deem_approved' } })] },
      'stages.0.at_deadline.legal_ground Invalid input: expected object, received undefined',
    ],
    [
      'a certificate that names a person',
      { certificate: { ...TEST_DEFINITION.certificate, facts: ['owner_nik'] } },
      'certificate.facts.0 factPersonal?key=owner_nik',
    ],
    [
      'a certificate with what nobody answers',
      { certificate: { ...TEST_DEFINITION.certificate, facts: ['gone'] } },
      'certificate.facts.0 factUnknown?key=gone',
    ],
    [
      'a renewal of what never ends',
      { validity: { years: null }, renewal: { opens_days_before: 30 } },
      'renewal renewalWithoutValidity',
    ],
    [
      'sales that no business of its size stays under',
      { eligibility: { scales: ['large'], max_yearly_sales_amount: 500_000_000 } },
      'eligibility.max_yearly_sales_amount salesAgainstScales',
    ],
    [
      'activities that are all excluded',
      { eligibility: { kbli: [{ version: '2025', prefixes: ['1079'], except: ['107'] }] } },
      'eligibility.kbli.0.except kbliExcluded?prefix=1079',
    ],
    [
      'a checklist item twice',
      {
        stages: [
          stage('a', 'issue', {
            checklist: [
              { key: 'x', label: text('x') },
              { key: 'x', label: text('y') },
            ],
          }),
        ],
      },
      'stages.0.checklist checklistTwice?key=x',
    ],
  ])('is refused with %s', (_, changes, message) => {
    expect(problems(changes)).toContain(message)
  })

  it('has at most eight stages', () => {
    const many = Array.from({ length: 8 }, (_, at) => stage(`s${at}`, 'visit'))
    expect(problems({ stages: [...many, stage('last', 'issue')] })).not.toEqual([])
  })
})
