import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Matchable, matchKbli, queryTokens, rootsOf } from './kbli-match'
import { descriptionGist, kbliSearchText, searchable } from './kbli-text'

const tailor: Matchable = {
  code: '14120',
  title_id: 'Industri Penjahitan Pakaian Sesuai Pesanan',
  title_en: 'Tailoring to order',
  description: 'Menjahit pakaian sesuai ukuran pelanggan.',
  everyday_words: ['jahit', 'tukang jahit', 'jahit kebaya'],
}

const match = (text: string) => matchKbli(tailor, searchable(text), queryTokens(text))

describe('matchKbli', () => {
  test.each([
    ['14', 'code', '14120'],
    ['jahit', 'word', 'jahit'],
    ['Tukang Jahit', 'word', 'tukang jahit'],
    ['jahit keb', 'word', 'jahit kebaya'],
    ['menjahit', 'word', 'jahit'],
    ['jahitan', 'word', 'jahit'],
    ['jahut', 'word', 'jahit'],
    ['ajhit', 'word', 'jahit'],
    ['pesanan', 'title', 'Industri Penjahitan Pakaian Sesuai Pesanan'],
    ['tailoring', 'title', 'Tailoring to order'],
    ['ukuran', 'description', 'Menjahit pakaian sesuai ukuran pelanggan.'],
  ] as const)('%j is answered by its %s', (text, field, answer) => {
    const found = match(text)
    expect(found.score).toBeGreaterThan(0)
    expect(found.match).toEqual({ field, text: answer })
  })

  test.each(['bengkel', '99', 'xyz', 'jh'])('%j is not answered', (text) => {
    expect(match(text).score).toBe(0)
  })

  test('the very word before its beginning, that before a slip of the finger', () => {
    const scores = ['jahit', 'jahi', 'jahot'].map((text) => match(text).score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBe(3)
  })

  test('a class that covers only half of the words is far below one that covers all', () => {
    expect(match('jahit kebaya').score).toBeGreaterThan(match('jahit bengkel').score * 4)
    expect(match('jahit bengkel').covered).toBe(1)
  })

  test('nothing that is typed makes it throw', () => {
    fc.assert(fc.property(fc.string(), (text) => match(text).score >= 0))
  })
})

test.each([
  ['saya jualan nasi goreng', ['jualan', 'nasi', 'goreng']],
  ['Kos-kosan', ['kos', 'kosan']],
  ['  KOPI   kopi ', ['kopi']],
  ['usaha saya', ['usaha', 'saya']],
  ['', []],
])('the words of %j', (text, tokens) => {
  expect(queryTokens(text)).toEqual(tokens)
})

test('roots widen, and leave short words alone', () => {
  expect(rootsOf('menjahit')).toContain('jahit')
  expect(rootsOf('memasak')).toContain('masak')
  expect(rootsOf('jualannya')).toContain('jual')
  expect(rootsOf('ikan')).toEqual([])
})

describe('search text', () => {
  const official =
    'Kelompok ini mencakup kegiatan pembuatan roti tawar. Kelompok ini tidak mencakup pembuatan mi, lihat 10740.'

  test('leaves out what a class is said not to be', () => {
    expect(descriptionGist(official)).toContain('pembuatan roti tawar')
    expect(descriptionGist(official)).not.toContain('mi')
  })

  test('holds code, words, titles and the gist, ready to be compared', () => {
    const text = kbliSearchText({
      ...tailor,
      everyday_words: ['Permak-Jahit', 'café'],
      description: official,
    })
    expect(text).toBe(
      '14120 permak jahit cafe industri penjahitan pakaian sesuai pesanan tailoring to order pembuatan roti tawar kelompok ini',
    )
  })
})
