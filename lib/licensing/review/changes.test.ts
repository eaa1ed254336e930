import { expect, test } from 'vitest'
import { markRevisions } from './changes'

const item = (kind: 'field' | 'document', key: string) => ({ kind, key, comment: `lihat ${key}` })
const request = (revision_id: string, answers: object, documents = {}) => ({
  kind: 'request_revision',
  data: { revision_id, before: { answers, documents } },
})
const answered = new Date()

test('shows what stood there before the answer changed it', () => {
  const marks = markRevisions(
    [{ id: 'r1', items: [item('field', 'name'), item('document', 'label')], answered_at: answered }],
    [request('r1', { name: 'Kripik' }, { label: ['a'] })],
    { answers: { name: 'Keripik' }, documents: { label: ['b'] } },
  )
  expect(marks.get('field:name')).toEqual({
    comment: 'lihat name',
    is_answered: true,
    before: { value: 'Kripik' },
  })
  expect(marks.get('document:label')?.before).toEqual({ value: ['a'] })
})

test('an open request changes nothing yet; an answer that left things alone shows nothing', () => {
  const now = { answers: { name: 'Keripik' }, documents: {} }
  const open = markRevisions(
    [{ id: 'r1', items: [item('field', 'name')], answered_at: null }],
    [request('r1', { name: 'Keripik' })],
    now,
  )
  expect(open.get('field:name')).toEqual({ comment: 'lihat name', is_answered: false })
  const same = markRevisions(
    [{ id: 'r1', items: [item('field', 'name')], answered_at: answered }],
    [request('r1', { name: 'Keripik' })],
    now,
  )
  expect(same.get('field:name')?.before).toBeUndefined()
})

test('of two requests about one field the later counts, each against what came next', () => {
  const revisions = [
    { id: 'r1', items: [item('field', 'name')], answered_at: answered },
    { id: 'r2', items: [item('field', 'address')], answered_at: null },
  ]
  const marks = markRevisions(
    revisions,
    [request('r2', { name: 'B', address: 'x' }), request('r1', { name: 'A', address: 'x' })],
    { answers: { name: 'C', address: 'x' }, documents: {} },
  )
  expect(marks.get('field:name')?.before).toEqual({ value: 'A' })
  expect(marks.get('field:address')).toEqual({ comment: 'lihat address', is_answered: false })
})

test('a field that was empty before says so', () => {
  const marks = markRevisions(
    [{ id: 'r1', items: [item('field', 'name')], answered_at: answered }],
    [request('r1', {})],
    { answers: { name: 'C' }, documents: {} },
  )
  expect(marks.get('field:name')?.before).toEqual({ value: undefined })
})
