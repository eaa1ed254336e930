import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STAFF_ROLES } from '@/lib/auth/permissions'
import { amendmentOf, type FollowedLicense, renewalOf, renewalWindow } from './follow-up'
import { dueReminder, reminderDays } from './reminder-days'
import {
  allowedLicenseMoves,
  isLicenseMoveAllowed,
  LICENSE_MOVES,
  LICENSE_STATUSES,
  type LicenseMoveActor,
  nextLicenseStatus,
  stateOf,
} from './status'

const now = new Date('2026-11-23T03:00:00Z')

describe('moves', () => {
  const actors: LicenseMoveActor[] = [
    { kind: 'system' },
    { kind: 'holder' },
    ...STAFF_ROLES.map((role) => ({ kind: 'staff', role }) as const),
  ]

  test('nobody makes a move that the table does not have', () => {
    for (const status of LICENSE_STATUSES)
      for (const move of LICENSE_MOVES)
        for (const actor of actors)
          for (const origin of ['issued', 'recorded'])
            if (nextLicenseStatus(status, move) === undefined)
              expect(isLicenseMoveAllowed({ status, origin }, actor, move)).toBe(false)
  })

  test.each([
    ['supervisor', 'active', 'issued', ['suspend', 'revoke']],
    ['supervisor', 'suspended', 'issued', ['reinstate', 'revoke']],
    ['supervisor', 'expired', 'issued', ['revoke']],
    ['supervisor', 'revoked', 'issued', []],
    ['supervisor', 'active', 'recorded', ['correct']],
    ['reviewer', 'active', 'issued', []],
    ['admin', 'active', 'issued', []],
    ['finance', 'active', 'recorded', []],
  ] as const)('a %s on one that is %s and %s', (role, status, origin, moves) => {
    expect(allowedLicenseMoves({ status, origin }, { kind: 'staff', role })).toEqual(moves)
  })

  test('its holder corrects what they recorded, and nothing else', () => {
    expect(allowedLicenseMoves({ status: 'active', origin: 'recorded' }, { kind: 'holder' })).toEqual([
      'correct',
    ])
    expect(allowedLicenseMoves({ status: 'active', origin: 'issued' }, { kind: 'holder' })).toEqual([])
  })
})

describe('how a licence stands', () => {
  test.each([
    [{ status: 'active', valid_until_on: '2026-11-23' }, 'active'],
    [{ status: 'active', valid_until_on: '2026-11-22' }, 'expired'],
    [{ status: 'active', valid_until_on: null }, 'active'],
    [{ status: 'active', valid_from_on: '2026-11-24', valid_until_on: '2031-11-23' }, 'upcoming'],
    [{ status: 'active', valid_from_on: '2026-11-23', valid_until_on: '2031-11-23' }, 'active'],
    [{ status: 'revoked', valid_until_on: '2031-01-01' }, 'revoked'],
    [{ status: 'suspended', valid_until_on: '2020-01-01' }, 'suspended'],
    [{ status: 'superseded', valid_until_on: '2027-01-01' }, 'superseded'],
    // Renewed early: in force until the new one begins.
    [{ status: 'superseded', valid_until_on: '2026-12-01', successor_from_on: '2026-12-02' }, 'active'],
    [{ status: 'superseded', valid_until_on: '2026-12-01', successor_from_on: '2026-11-23' }, 'superseded'],
    [{ status: 'whatever', valid_until_on: null }, 'revoked'],
  ])('%j is %s', (license, state) => {
    expect(stateOf(license, now)).toBe(state)
  })
})

describe('what may follow', () => {
  const offer = { renewal: { opens_days_before: 90, closes_days_after: 30 }, amendable: true }
  const license: FollowedLicense = { status: 'active', origin: 'issued', valid_until_on: '2026-12-31' }
  const renew = (changes: Partial<FollowedLicense>, rest: object = {}) =>
    renewalOf({ license: { ...license, ...changes }, offer, underWay: false, now, ...rest })

  test('the window counts calendar days around the last one', () => {
    expect(renewalWindow(offer, '2026-12-31')).toEqual({ opens_on: '2026-10-02', closes_on: '2027-01-30' })
  })

  test.each([
    ['within the window', {}, {}, { possible: true, closes_on: '2027-01-30' }],
    ['after its end', { status: 'expired', valid_until_on: '2026-11-01' }, {}, { possible: true }],
    ['long after', { status: 'expired', valid_until_on: '2026-10-01' }, {}, { why: 'tooLate' }],
    ['before', { valid_until_on: '2027-03-01' }, {}, { why: 'tooEarly', opens_on: '2026-12-01' }],
    ['one without end', { valid_until_on: null }, {}, { why: 'withoutEnd' }],
    ['a suspended one', { status: 'suspended' }, {}, { why: 'notInForce' }],
    ['a revoked one', { status: 'revoked' }, {}, { why: 'notInForce' }],
    ['one renewed already', { status: 'superseded' }, {}, { why: 'alreadyRenewed' }],
    ['a second time', {}, { underWay: true }, { why: 'underWay' }],
    ['of a type that is gone', {}, { offer: null }, { why: 'notOffered' }],
    ['what was brought along', { origin: 'recorded' }, {}, { possible: true }],
  ] as const)('renewing %s', (_, changes, rest, expected) => {
    expect(renew(changes as Partial<FollowedLicense>, rest)).toMatchObject(expected)
  })

  test.each([
    ['in force', {}, { possible: true }],
    ['brought along', { origin: 'recorded' }, { why: 'notIssuedHere' }],
    ['past its end', { valid_until_on: '2026-11-22' }, { why: 'notInForce' }],
    ['suspended', { status: 'suspended' }, { why: 'notInForce' }],
  ] as const)('amending one that is %s', (_, changes, expected) => {
    const changed = { ...license, ...changes } as FollowedLicense
    expect(amendmentOf({ license: changed, offer, underWay: false, now })).toMatchObject(expected)
  })
})

describe('reminders', () => {
  const settings = (first: number, second: number, third: number) => ({
    'licenses.reminder_days_first': first,
    'licenses.reminder_days_second': second,
    'licenses.reminder_days_third': third,
  })

  test.each([
    [91, undefined],
    [90, 'first'],
    [31, 'first'],
    [30, 'second'],
    [7, 'third'],
    [0, 'third'],
    [-1, undefined],
  ])('%i days before the end: %s', (left, expected) => {
    expect(dueReminder(reminderDays(settings(90, 30, 7)), left)).toBe(expected)
  })

  test('one that is switched off is never due, and never two at once', () => {
    expect(dueReminder(reminderDays(settings(90, 0, 7)), 20)).toBe('first')
    expect(dueReminder(reminderDays(settings(0, 0, 0)), 1)).toBeUndefined()
    const day = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(day, day, day, fc.integer({ min: 0, max: 400 }), (first, second, third, left) => {
        const due = dueReminder(reminderDays(settings(first, second, third)), left)
        const waiting = [first, second, third].filter((days) => days > 0 && left <= days)
        expect(due === undefined).toBe(waiting.length === 0)
        if (due)
          expect(settings(first, second, third)[`licenses.reminder_days_${due}`]).toBe(Math.min(...waiting))
      }),
    )
  })
})
