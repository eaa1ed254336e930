// Numbers that identify people and businesses in Indonesia. Pure: what is known about a number is in the number.

type Day = string

/** What people put between digits when they copy a number from a card. */
const SEPARATORS = /[\s.\-–—_/]/g

function digits(text: string, length: number): string | undefined {
  const bare = text.replace(SEPARATORS, '')
  return bare.length === length && /^\d+$/.test(bare) && !/^0+$/.test(bare) ? bare : undefined
}

export type Nik = {
  nik: string
  birth_on: Day
  sex: 'female' | 'male'
  /** Where the person was first registered; the district may have been renumbered or abolished since. */
  district_code: string
}

export type NikResult =
  | ({ ok: true } & Nik)
  | { ok: false; reason: 'length' | 'region' | 'date' | 'sequence' }

/**
 * Reads a NIK, the number of a person (PP 37/2007 art. 37): province 2, regency 2, district 2,
 * birth date DDMMYY with 40 added to the day for women, sequence 4 beginning at 0001. The region is not looked up:
 * it is that of first registration. `today` decides the century: nobody is born in the future.
 */
export function parseNik(text: string, today: Day): NikResult {
  const nik = digits(text, 16)
  if (!nik) return { ok: false, reason: 'length' }
  if (nik.startsWith('0')) return { ok: false, reason: 'region' }
  const codedDay = Number(nik.slice(6, 8))
  const female = codedDay > 40
  const monthAndDay = `${nik.slice(8, 10)}-${String(female ? codedDay - 40 : codedDay).padStart(2, '0')}`
  const year = nik.slice(10, 12)
  const birth = [`20${year}-${monthAndDay}`, `19${year}-${monthAndDay}`].find(
    (day) => isDay(day) && day <= today,
  )
  if (!birth) return { ok: false, reason: 'date' }
  if (nik.endsWith('0000')) return { ok: false, reason: 'sequence' }
  const district = `${nik.slice(0, 2)}.${nik.slice(2, 4)}.${nik.slice(4, 6)}`
  return { ok: true, nik, birth_on: birth, sex: female ? 'female' : 'male', district_code: district }
}

function isDay(day: Day): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day
}

export type Npwp = {
  /** 16 digits, as the tax office has counted since 1 July 2024. */
  npwp: string
  /** The 15 digits it was before, where there are any. */
  old: string | undefined
}

/**
 * Reads a taxpayer number (PMK 112/2022, PMK 136/2023): 16 digits, which for an Indonesian person are the NIK; an old
 * one of 15 digits, with or without its signs, becomes 16 with a leading 0. Undefined when it is neither.
 */
export function parseNpwp(text: string): Npwp | undefined {
  const old = digits(text, 15)
  if (old) return { npwp: `0${old}`, old }
  const npwp = digits(text, 16)
  return npwp ? { npwp, old: npwp.startsWith('0') ? npwp.slice(1) : undefined } : undefined
}

/** `99.999.999.9-999.999` where the number is an old one, else in groups of four. Takes 16 digits. */
export function formatNpwp(npwp: string): string {
  if (!npwp.startsWith('0')) return npwp.replace(/(\d{4})(?=\d)/g, '$1 ')
  return npwp.slice(1).replace(/^(\d\d)(\d{3})(\d{3})(\d)(\d{3})(\d{3})$/, '$1.$2.$3.$4-$5.$6')
}

/** The 13 digits of a business identification number (PP 28/2025), or undefined. */
export function parseNib(text: string): string | undefined {
  return digits(text, 13)
}

/** Reads the number of a place of business: the NPWP and six digits of branch, 000000 the head office (PER-6/PJ/2024). */
export function parseNitku(text: string): { nitku: string; npwp: string; branch: string } | undefined {
  const nitku = digits(text, 22)
  if (!nitku) return undefined
  const owner = parseNpwp(nitku.slice(0, 16))
  return owner ? { nitku, npwp: owner.npwp, branch: nitku.slice(16) } : undefined
}

/** The five digits of a postal code, which begin with 1 to 9, or undefined. */
export function parsePostalCode(text: string): string | undefined {
  const code = digits(text, 5)
  return code && !code.startsWith('0') ? code : undefined
}

/** National significant numbers (Kominfo regulation 14/2018): mobile ones begin with 8, fixed lines with their area code. */
const MOBILE = /^8[1-35-9]\d{7,10}$/
const FIXED_LINE = /^[2-79]\d{7,10}$/

/**
 * An Indonesian telephone number as people write it (0812-3456-7890, 62812…, +62 (0)812…, 812…) in E.164, or undefined.
 */
export function parsePhone(text: string): string | undefined {
  const compact = text.trim().replace(/[\s.\-–—/]/g, '')
  const bare = compact.replace(/\(0\)/g, '').replace(/[()]/g, '')
  if (!/^\+?\d+$/.test(bare)) return undefined
  const national = nationalNumber(bare)
  return MOBILE.test(national) || FIXED_LINE.test(national) ? `+62${national}` : undefined
}

function nationalNumber(bare: string): string {
  const international = bare.replace(/^00(?=62)/, '+')
  if (international.startsWith('+'))
    return international.startsWith('+62') ? international.slice(3).replace(/^0/, '') : ''
  if (international.startsWith('0')) return international.slice(1)
  if (international.startsWith('62')) return international.slice(2).replace(/^0/, '')
  // Without 0 and country code only a mobile number is sure to be one.
  return international.startsWith('8') ? international : ''
}

/** Whether WhatsApp and SMS can reach a number in E.164. */
export function isMobilePhone(e164: string): boolean {
  return e164.startsWith('+62') && MOBILE.test(e164.slice(3))
}

/** `0812-3456-7890`: a number in E.164 as it is written in Indonesia. */
export function formatPhone(e164: string): string {
  if (!e164.startsWith('+62')) return e164
  const national = `0${e164.slice(3)}`
  return isMobilePhone(e164) ? national.replace(/^(\d{4})(\d{4})(\d+)$/, '$1-$2-$3') : national
}

function masked(text: string, head: number, tail: number): string {
  const hidden = Math.max(text.length - head - tail, 0)
  return hidden === 0 ? '•'.repeat(text.length) : text.slice(0, head) + '•'.repeat(hidden) + text.slice(-tail)
}

/** `3273••••••••0001`: enough to tell two people apart, too little to be one of them. */
export function maskNik(nik: string): string {
  return masked(nik, 4, 4)
}

/** As `maskNik`: the number of a person is their NIK. */
export function maskNpwp(npwp: string): string {
  return masked(npwp, 4, 4)
}

/** `+62812••••7890`. */
export function maskPhone(e164: string): string {
  return masked(e164, 6, 4)
}
