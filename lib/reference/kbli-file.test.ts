import { describe, expect, test } from 'vitest'
import { parseCsv } from './csv'
import { parseKbliFile } from './kbli-file'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('parseKbliFile', () => {
  test('reads CSV', () => {
    const file = parseKbliFile('kode,judul\n01111,"Pertanian Jagung"\n01119,"Serealia, Kacang, dan Biji"\n')
    expect(file).toEqual({
      ok: true,
      classes: [
        { code: '01111', title_id: 'Pertanian Jagung', description: null },
        { code: '01119', title_id: 'Serealia, Kacang, dan Biji', description: null },
      ],
    })
  })

  test('reads what a spreadsheet saves: semicolons, byte order mark, CRLF, empty lines, a description', () => {
    const file = parseKbliFile(
      bytes('\uFEFFKode;Judul;Uraian\r\n56101;"Penyediaan; Makanan";"Dua\r\nbaris"\r\n;;\r\n\r\n'),
    )
    expect(file).toEqual({
      ok: true,
      classes: [{ code: '56101', title_id: 'Penyediaan; Makanan', description: 'Dua baris' }],
    })
  })

  test('reads the JSON list and makes its capitals readable', () => {
    const file = parseKbliFile(
      bytes(
        '[{"code":"56102","title":"AKTIVITAS DI BANGUNAN TIDAK TETAP","description":"Gerobak.","subgolongan_code":"5610"}]',
      ),
    )
    expect(file).toEqual({
      ok: true,
      classes: [{ code: '56102', title_id: 'Aktivitas di Bangunan Tidak Tetap', description: 'Gerobak.' }],
    })
  })

  test.each([
    ['a lost zero', 'kode,judul\n1111,Jagung', [{ reason: 'leadingZero', line: 2, code: '1111' }]],
    ['a code that is none', 'kode,judul\n011111,Jagung', [{ reason: 'code', line: 2, code: '011111' }]],
    [
      'a code twice',
      'kode,judul\n01111,A\n01112,B\n01111,C',
      [{ reason: 'duplicate', line: 4, code: '01111' }],
    ],
    ['an empty title', 'kode,judul\n01111, ', [{ reason: 'title', line: 2, code: '01111' }]],
    ['no rows', 'kode,judul\n', [{ reason: 'empty' }]],
    ['an empty list', '[]', [{ reason: 'empty' }]],
    ['another head', 'nama,alamat\nBudi,Bandung', [{ reason: 'shape' }]],
    ['nothing', '', [{ reason: 'shape' }]],
    ['broken JSON', '[{"code":', [{ reason: 'shape' }]],
    ['other JSON', '{"code":"01111"}', [{ reason: 'shape' }]],
    ['numbers for codes', '[{"code":1111,"title":"JAGUNG"}]', [{ reason: 'shape' }]],
  ])('refuses %s and says where', (_, text, problems) => {
    expect(parseKbliFile(text)).toEqual({ ok: false, problems })
  })

  test('refuses bytes that are not UTF-8', () => {
    expect(parseKbliFile(new Uint8Array([0xff, 0xfe, 0x6b]))).toEqual({
      ok: false,
      problems: [{ reason: 'encoding' }],
    })
  })
})

test('a line is where its row begins, also after a field of two lines', () => {
  expect(parseCsv('a,b\n"x\ny",1\nz,"say ""hi"""')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['x\ny', '1'] },
    { line: 4, fields: ['z', 'say "hi"'] },
  ])
})
