import { expect, test } from 'vitest'
import { markRevisions } from './changes'

const item = (kind: 'field' | 'document', key: string) => ({ kind, key, comment: `lihat ${key}` })
const sent = (version: number, data: object, documents = {}, revision_id: string | null = null) => ({
  version,
  revision_id,
  data,
  documents,
})
const answered = new Date()

test('shows what stood there before the answer changed it', () => {
  const marks = markRevisions(
    [{ id: 'r1', items: [item('field', 'name'), item('document', 'label')], answered_at: answered }],
    [sent(1, { name: 'Kripik' }, { label: ['a'] }), sent(2, { name: 'Keripik' }, { label: ['b'] }, 'r1')],
  )
  expect(marks.get('field:name')).toEqual({
    asked: { comment: 'lihat name', is_answered: true },
    before: { value: 'Kripik' },
  })
  expect(marks.get('document:label')?.before).toEqual({ value: ['a'] })
})

test('an open request changes nothing yet; an answer that left things alone shows nothing', () => {
  const first = sent(1, { name: 'Keripik' })
  const open = markRevisions([{ id: 'r1', items: [item('field', 'name')], answered_at: null }], [first])
  expect(open.get('field:name')).toEqual({ asked: { comment: 'lihat name', is_answered: false } })
  const same = markRevisions(
    [{ id: 'r1', items: [item('field', 'name')], answered_at: answered }],
    [first, sent(2, { name: 'Keripik' }, {}, 'r1')],
  )
  expect(same.get('field:name')).toEqual({ asked: { comment: 'lihat name', is_answered: true } })
})

test('of two requests about one field the later counts, each against the version before its answer', () => {
  const revisions = [
    { id: 'r1', items: [item('field', 'name'), item('field', 'address')], answered_at: answered },
    { id: 'r2', items: [item('field', 'address')], answered_at: answered },
  ]
  const marks = markRevisions(revisions, [
    sent(3, { name: 'B', address: 'z' }, {}, 'r2'),
    sent(1, { name: 'A', address: 'x' }),
    sent(2, { name: 'B', address: 'y' }, {}, 'r1'),
  ])
  expect(marks.get('field:name')?.before).toEqual({ value: 'A' })
  expect(marks.get('field:address')?.before).toEqual({ value: 'y' })
})

test('what changed without being asked for is marked too, and says that nothing stood there', () => {
  const marks = markRevisions(
    [{ id: 'r1', items: [item('field', 'has_meat')], answered_at: answered }],
    [sent(1, { has_meat: 'no' }), sent(2, { has_meat: 'yes', origin: 'RPH' }, {}, 'r1')],
  )
  expect(marks.get('field:origin')).toEqual({ before: { value: undefined } })
})

test('a request answered before versions were kept still says that it was', () => {
  const revisions = [{ id: 'r1', items: [item('field', 'name')], answered_at: answered }]
  const marks = markRevisions(revisions, [sent(1, { name: 'C' })])
  expect(marks.get('field:name')).toEqual({ asked: { comment: 'lihat name', is_answered: true } })
})
