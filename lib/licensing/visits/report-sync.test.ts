import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Answer,
  answered,
  beginReport,
  differingKeys,
  enterFinding,
  type FieldReport,
  finish,
  isUnsent,
  type Sending,
  settle,
  take,
} from './report-sync'
import type { Findings } from './schema'

const fresh = () => beginReport({ version: 1, checklist: {}, notes: '' }, undefined)
const yes = { answer: 'yes' as const, note: '' }

describe('a report on a phone', () => {
  test('is sent again unchanged until it is answered; what is entered meanwhile goes after it', () => {
    let report = take(enterFinding(fresh(), 'a', { answer: 'yes' }), () => 't1')
    report = enterFinding(report, 'b', { answer: 'no' })
    expect(take(report, () => 't2').pending).toMatchObject({ transaction_id: 't1', checklist: { a: yes } })
    report = take(answered(report, { state: 'saved', version: 2 }), () => 't2')
    expect(report.pending).toMatchObject({
      transaction_id: 't2',
      version: 2,
      checklist: { b: { answer: 'no' } },
    })
  })

  test('waits with a conflict until it is settled', () => {
    const stored = {
      version: 5,
      checklist: { a: { answer: 'no' as const, note: '' } },
      notes: '',
      saved_by_name: 'Agus',
    }
    let report = take(enterFinding(fresh(), 'a', { answer: 'yes' }), () => 't1')
    report = answered(report, { state: 'conflict', stored })
    expect(take(report, () => 't2').pending).toBeNull()
    expect(differingKeys(report.entries, stored)).toEqual(['a'])
    expect(take(settle(report, 'mine'), () => 't2').pending).toMatchObject({
      version: 5,
      checklist: { a: yes },
    })
    const theirs = settle(report, 'theirs')
    expect(isUnsent(theirs)).toBe(false)
    expect(theirs.entries.checklist).toEqual(stored.checklist)
  })

  test('sends a result only when the visit is being completed', () => {
    const report = {
      ...fresh(),
      is_changed: true,
      entries: { checklist: {}, notes: '', result: 'passed' as const },
    }
    expect(take(report, () => 't').pending?.result).toBeNull()
    expect(take(finish(report), () => 't').pending?.result).toBe('passed')
  })

  test('what was kept and not sent comes back; what was sent is read anew', () => {
    const kept = enterFinding(fresh(), 'a', { answer: 'yes' })
    const stored = { version: 9, checklist: {}, notes: 'baru' }
    expect(beginReport(stored, kept)).toBe(kept)
    expect(beginReport(stored, { ...kept, is_changed: false })).toMatchObject({ version: 9 })
  })

  test('a refused one is not sent again until something is entered', () => {
    const report = answered(
      take(finish(fresh()), () => 't1'),
      { state: 'refused', reason: 'unanswered' },
    )
    expect(take(report, () => 't2').pending).toBeNull()
    expect(take(enterFinding(report, 'a', { answer: 'yes' }), () => 't2').pending).not.toBeNull()
  })
})

/** The office as far as it matters here: a version, and what it answered to each transaction id. */
function createOffice() {
  const office = { version: 1, checklist: {} as Findings, taken: [] as string[] }
  const receive = (sending: Sending): Answer => {
    if (office.taken.at(-1) === sending.transaction_id) return { state: 'saved', version: office.version }
    if (sending.version !== office.version) {
      const { version, checklist } = office
      return { state: 'conflict', stored: { version, checklist, notes: '', saved_by_name: null } }
    }
    office.version += 1
    office.checklist = sending.checklist
    office.taken.push(sending.transaction_id)
    return { state: 'saved', version: office.version }
  }
  return { office, receive }
}

const step = fc.record({
  device: fc.integer({ min: 0, max: 1 }),
  act: fc.constantFrom('enter', 'send', 'lose request', 'lose answer', 'reload', 'settle'),
  key: fc.constantFrom('a', 'b', 'c'),
  note: fc.string({ maxLength: 3 }),
})

test('two phones on a bad network: nothing is overwritten unseen, nothing entered is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { office, receive } = createOffice()
      const phones: FieldReport[] = [fresh(), fresh()]
      let counter = 0
      const newId = () => `t${++counter}`
      for (const { device, act, key, note } of steps) {
        let phone = phones[device] ?? fresh()
        if (act === 'enter') phone = enterFinding(phone, key, { note })
        if (act === 'settle') phone = settle(phone, 'mine')
        if (act === 'reload') phone = beginReport({ ...office, notes: '' }, phone)
        if (act === 'send' || act === 'lose request' || act === 'lose answer') {
          phone = take(phone, newId)
          const before = office.version
          const answer = phone.pending && act !== 'lose request' ? receive(phone.pending) : undefined
          // Whatever changed the office went on from what it had: a version is never skipped over.
          expect(office.version - before).toBeLessThanOrEqual(1)
          if (answer && act === 'send') {
            const sent = phone.pending
            phone = answered(phone, answer)
            if (answer.state === 'saved' && !phone.is_changed)
              expect(office.checklist).toEqual(sent?.checklist)
          }
        }
        phones[device] = phone
      }
      for (const phone of phones) {
        // Said to be sent: then the office has it, or has had it before another device went on from there.
        if (!isUnsent(phone) && phone.version === office.version)
          expect(office.checklist).toEqual(phone.entries.checklist)
      }
      expect(new Set(office.taken).size).toBe(office.taken.length)
    }),
    { numRuns: 500 },
  )
})
