import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import {
  formatNpwp,
  formatPhone,
  isMobilePhone,
  maskNik,
  maskNpwp,
  maskPhone,
  parseNib,
  parseNik,
  parseNitku,
  parseNpwp,
  parsePhone,
  parsePostalCode,
} from './identity'

const today = '2026-11-23'
const number = (length: number) =>
  fc.stringMatching(new RegExp(`^\\d{${length}}$`)).filter((text) => !/^0+$/.test(text))

describe('NIK', () => {
  test.each([
    ['3273011705900001', { birth_on: '1990-05-17', sex: 'male', district_code: '32.73.01' }],
    ['3273015705900001', { birth_on: '1990-05-17', sex: 'female', district_code: '32.73.01' }],
    ['3273 0157 0590 0001', { birth_on: '1990-05-17', sex: 'female', district_code: '32.73.01' }],
    ['9971016902040012', { birth_on: '2004-02-29', sex: 'female', district_code: '99.71.01' }],
    ['5401012311260001', { birth_on: '2026-11-23', sex: 'male', district_code: '54.01.01' }],
    ['3201012411260001', { birth_on: '1926-11-24', sex: 'male', district_code: '32.01.01' }],
  ])('reads %s', (text, expected) => {
    expect(parseNik(text, today)).toMatchObject({ ok: true, ...expected })
  })

  test.each([
    ['', 'length'],
    ['327301170590001', 'length'],
    ['32730117059000011', 'length'],
    ['327301170590000A', 'length'],
    ['0000000000000000', 'length'],
    ['0173011705900001', 'region'],
    ['3273010005900001', 'date'],
    ['3273013202900001', 'date'],
    ['3273014005900001', 'date'],
    ['3273017205900001', 'date'],
    ['3273011713900001', 'date'],
    ['3273012902030001', 'date'],
    ['3273011705900000', 'sequence'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parseNik(text, today)).toEqual({ ok: false, reason })
  })

  test('every person gets their date and sex back, whatever the district', () => {
    const born = fc
      .date({ min: new Date('1926-11-24'), max: new Date('2026-11-23'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const region = fc.integer({ min: 110000, max: 999999 })
    const sequence = fc.integer({ min: 1, max: 9999 }).map((n) => String(n).padStart(4, '0'))
    fc.assert(
      fc.property(born, fc.boolean(), region, sequence, (birth, female, place, last) => {
        const day = String(Number(birth.slice(8)) + (female ? 40 : 0)).padStart(2, '0')
        const nik = `${place}${day}${birth.slice(5, 7)}${birth.slice(2, 4)}${last}`
        expect(parseNik(nik, today)).toMatchObject({
          ok: true,
          nik,
          birth_on: birth,
          sex: female ? 'female' : 'male',
        })
      }),
    )
  })

  test('nothing makes it throw', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseNik(text, today).ok === 'boolean'))
  })
})

describe('NPWP', () => {
  test.each([
    ['01.234.567.8-901.000', '0012345678901000', '012345678901000'],
    ['012345678901000', '0012345678901000', '012345678901000'],
    ['0012345678901000', '0012345678901000', '012345678901000'],
    ['3273011705900001', '3273011705900001', undefined],
    ['3273 0117 0590 0001', '3273011705900001', undefined],
    ['1000000000012345', '1000000000012345', undefined],
  ])('reads %s', (text, npwp, old) => {
    expect(parseNpwp(text)).toEqual({ npwp, old })
  })

  test.each(['', '12345678901234', '12345678901234567', '01.234.567.8-901.00X', '000000000000000'])(
    'refuses %j',
    (text) => {
      expect(parseNpwp(text)).toBeUndefined()
    },
  )

  test('formats old and new numbers', () => {
    expect(formatNpwp('0012345678901000')).toBe('01.234.567.8-901.000')
    expect(formatNpwp('3273011705900001')).toBe('3273 0117 0590 0001')
  })

  test('what is formatted is read again', () => {
    fc.assert(
      fc.property(number(16), (text) => {
        const npwp = parseNpwp(text)?.npwp ?? ''
        expect(parseNpwp(formatNpwp(npwp))?.npwp).toBe(npwp)
      }),
    )
  })
})

test('NIB has 13 digits', () => {
  expect(parseNib('0220 0012 3456 7')).toBe('0220001234567')
  expect(parseNib('022000123456')).toBeUndefined()
  expect(parseNib('02200012345678')).toBeUndefined()
  expect(parseNib('0000000000000')).toBeUndefined()
})

test('NITKU is the NPWP and the branch', () => {
  expect(parseNitku('3273011705900001000002')).toEqual({
    nitku: '3273011705900001000002',
    npwp: '3273011705900001',
    branch: '000002',
  })
  expect(parseNitku('3273011705900001')).toBeUndefined()
  expect(parseNitku('0000000000000000000001')).toBeUndefined()
})

test.each([
  ['40123', '40123'],
  [' 99974 ', '99974'],
  ['01234', undefined],
  ['4012', undefined],
  ['4012O', undefined],
])('postal code %j', (text, expected) => {
  expect(parsePostalCode(text)).toBe(expected)
})

describe('phone', () => {
  test.each([
    ['0812-3456-7890', '+6281234567890'],
    ['62812 3456 7890', '+6281234567890'],
    ['+62 812.3456.7890', '+6281234567890'],
    ['+62 (0)812 3456 7890', '+6281234567890'],
    ['+62 0812 3456 7890', '+6281234567890'],
    ['006281234567890', '+6281234567890'],
    ['81234567890', '+6281234567890'],
    ['0811 123 456', '+62811123456'],
    ['0895 3456 78901', '+62895345678901'],
    ['(021) 555-1234', '+62215551234'],
    ['(0274) 512345', '+62274512345'],
  ])('reads %j', (text, expected) => {
    expect(parsePhone(text)).toBe(expected)
  })

  test.each([
    '',
    '0',
    'call me',
    '0812',
    '+1 415 555 2671',
    '+65 8123 4567',
    '08123456789012345',
    '0842 1234 5678',
    '0812x3456789',
  ])('refuses %j', (text) => {
    expect(parsePhone(text)).toBeUndefined()
  })

  test('agrees with the public numbering plan on mobile numbers', () => {
    const mobile = fc.stringMatching(/^8[1-35-9]\d{7,10}$/)
    const prefix = fc.constantFrom('0', '62', '+62', '+62 ', '0062', '')
    fc.assert(
      fc.property(prefix, mobile, (start, rest) => {
        const parsed = parsePhone(start + rest)
        expect(parsed).toBe(`+62${rest}`)
        expect(parsed && isMobilePhone(parsed)).toBe(true)
        expect(parsePhoneNumberFromString(`0${rest}`, 'ID')?.number).toBe(parsed)
        expect(parsePhone(formatPhone(parsed ?? ''))).toBe(parsed)
      }),
    )
  })

  test('shows a number as it is written at home', () => {
    expect(formatPhone('+6281234567890')).toBe('0812-3456-7890')
    expect(formatPhone('+62215551234')).toBe('0215551234')
    expect(isMobilePhone('+62215551234')).toBe(false)
  })
})

describe('masks', () => {
  test('keep the ends only', () => {
    expect(maskNik('3273011705900001')).toBe('3273••••••••0001')
    expect(maskNpwp('0012345678901000')).toBe('0012••••••••1000')
    expect(maskPhone('+6281234567890')).toBe('+62812••••7890')
  })

  test('never show more than they hide of a short text', () => {
    expect(maskNik('12345678')).toBe('••••••••')
    expect(maskNik('')).toBe('')
  })
})
