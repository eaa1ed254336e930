import '@/db/testing'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId, randomCode } from '@/lib/ids'
import { createLicenseType, createSubmitted } from '../review/testing-case'
import { renderCertificate } from './certificate'
import { findVerified } from './verification'
import { normalizeCode, spacedCode } from './verification-code'

async function issue(overrides: { valid_until_on?: string | null; status?: string } = {}) {
  const type = await createLicenseType(db)
  const { id, company, owner } = await createSubmitted(db, type)
  const verification_code = randomCode(20)
  await db
    .insertInto('licenses')
    .values({
      id: newId(),
      number: '206327301000131',
      company_id: company.id,
      application_id: id,
      license_type_id: type.id,
      license_type_version_id: type.version_id,
      holder_name: company.trade_name,
      verification_code,
      issued_on: '2026-01-05',
      valid_until_on: '2031-01-05',
      certificate: JSON.stringify({ regency: 'Kota Bandung', province: 'Jawa Barat', activity: null }),
      ...overrides,
    })
    .execute()
  return { code: verification_code, company, owner }
}

const now = new Date('2026-11-23T03:00:00Z')

describe('codes as people type them', () => {
  test('lower case, spaces and dashes are read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Array.from({ length: 20 }, () => randomCode(20))), (code) => {
        expect(normalizeCode(` ${spacedCode(code).toLowerCase().replaceAll('-', ' - ')} `)).toBe(code)
      }),
    )
  })

  test.each([
    '',
    'abc',
    `${'A'.repeat(19)}0`,
    `${'A'.repeat(19)}I`,
    'A'.repeat(40),
    "'; drop table licenses",
  ])('%j is none', (text) => {
    expect(normalizeCode(text)).toBeUndefined()
  })
})

test('what everyone may see holds nothing personal', async () => {
  const { code, company, owner } = await issue()
  const license = await findVerified(db, code, now)
  expect(license).toMatchObject({
    holder_name: company.trade_name,
    state: 'active',
    place: 'Kota Bandung, Jawa Barat',
  })
  const shown = JSON.stringify(license)
  for (const secret of [
    company.legal_name,
    company.address,
    company.phone,
    company.nik_masked,
    '3273014510850001',
    owner.name,
    owner.email,
    company.id,
  ])
    expect(shown).not.toContain(secret)
})

test('its history is told without names, reasons and corrections', async () => {
  const { code } = await issue()
  const { id } = await db
    .selectFrom('licenses')
    .select('id')
    .where('verification_code', '=', code)
    .executeTakeFirstOrThrow()
  const event = {
    license_id: id,
    to_status: 'suspended',
    comment: 'Rahasia untuk pemegang',
    actor_kind: 'staff',
    effective_on: '2026-03-01',
  }
  await db
    .insertInto('license_events')
    .values([
      { ...event, id: newId(), kind: 'suspended', public_text: 'Dapur belum memenuhi syarat' },
      { ...event, id: newId(), kind: 'corrected', public_text: null },
    ])
    .execute()
  const license = await findVerified(db, code, now)
  expect(license?.history).toMatchObject([
    { kind: 'suspended', effective_on: '2026-03-01', public_text: 'Dapur belum memenuhi syarat' },
  ])
  expect(JSON.stringify(license)).not.toContain('Rahasia')
})

test('an unknown code finds nothing', async () => {
  expect(await findVerified(db, randomCode(20), now)).toBeUndefined()
})

test('the certificate is one page of selectable text in both languages', async () => {
  const { code, company } = await issue()
  const license = await findVerified(db, code, now)
  if (!license) throw new Error('The licence was not found')
  for (const locale of ['id', 'en']) {
    const pdf = await renderCertificate(license, locale, {
      platform: 'Izinku',
      url: `https://izinku.example/verify/${code}`,
      qr: `https://izinku.example/verify/${code}`,
    })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const { text, pages } = readPdf(pdf)
    expect(pages).toBe(1)
    const words = text.replace(/\s+/g, '')
    for (const part of [license.number, company.trade_name, spacedCode(code)])
      expect(words).toContain(part.replace(/\s+/g, ''))
    expect(words).not.toContain('SariWulandari')
  }
})

/** Reads the text of our own PDFs: glyph codes by the maps each font carries. */
function readPdf(pdf: Buffer): { text: string; pages: number } {
  const raw = pdf.toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n/g)].map((match) => {
    const start = match.index + match[0].length
    const bytes = pdf.subarray(start, pdf.indexOf('endstream', start))
    try {
      return inflateSync(bytes).toString('latin1')
    } catch {
      return ''
    }
  })
  const glyphs = streams.filter((stream) => stream.includes('beginbfrange') || stream.includes('beginbfchar'))
  const texts = glyphs.map((cmap) => decodeWith(streams, cmap))
  return {
    text: texts.join('\n'),
    pages: [...raw.matchAll(/\/Type \/Page\b(?!s)/g)].length,
  }
}

function decodeWith(streams: string[], cmap: string): string {
  const map = new Map<number, string>()
  for (const [, first = '', , list = ''] of cmap.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/gi)) {
    const values = [...list.matchAll(/<([0-9a-f ]*)>/gi)].map((match) => (match[1] ?? '').replaceAll(' ', ''))
    values.forEach((value, at) => {
      const units = value.match(/.{4}/g) ?? []
      map.set(
        Number.parseInt(first, 16) + at,
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      )
    })
  }
  const shown = streams.flatMap((stream) =>
    [...stream.matchAll(/\[([^\]]*)\]\s*TJ/g)].map((match) => match[1] ?? ''),
  )
  return shown
    .map((line) =>
      [...line.matchAll(/<([0-9a-f]+)>/gi)]
        .flatMap((match) => (match[1] ?? '').match(/.{4}/g) ?? [])
        .map((glyph) => map.get(Number.parseInt(glyph, 16)) ?? '')
        .join(''),
    )
    .join(' ')
}
