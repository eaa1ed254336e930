import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { xlsxResponse } from './xlsx'

/** The parts of a workbook by their paths. */
async function partsOf(response: Response): Promise<Map<string, string>> {
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  return new Map(Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
}

const EVIL = ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")']

describe('a workbook', () => {
  it('holds texts as texts, whatever they begin with, and figures as figures', async () => {
    const response = await xlsxResponse('uji.xlsx', [
      { title: 'Uji', head: ['Nama', 'Jumlah'], rows: EVIL.map((text, at) => [text, at + 0.5]) },
    ])
    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    const parts = await partsOf(response)
    const sheet = [...parts].find(([path]) => path.includes('worksheets/sheet1'))?.[1] ?? ''
    expect(sheet).not.toMatch(/<f[ >]/)
    // A cell of shared or inline text says so; what says nothing would be guessed at.
    const cells = [...sheet.matchAll(/<c r="A\d+"[^>]*>/g)].map(([cell]) => cell)
    expect(cells).toHaveLength(EVIL.length + 1)
    for (const cell of cells) expect(cell).toMatch(/t="(s|inlineStr)"/)
    expect(sheet).toContain('<v>0.5</v>')
    expect([...parts.values()].join('')).toContain('=1+1')
  })

  it('holds days as days, whatever the zone of the machine, and whole rupiah as figures', async () => {
    const day = new Date('2026-11-23T00:00:00Z')
    const parts = await partsOf(
      await xlsxResponse('uji.xlsx', [{ title: 'Uji', head: ['Hari', 'Jumlah'], rows: [[day, -54_390n]] }]),
    )
    const sheet = [...parts].find(([path]) => path.includes('worksheets/sheet1'))?.[1] ?? ''
    // Days since 1899-12-30.
    expect(sheet).toContain('<v>46349</v>')
    expect(sheet).toContain('<v>-54390</v>')
    expect(parts.get('xl/styles.xml')).toContain('yyyy-mm-dd')
  })

  it('names its sheets as Excel takes them', async () => {
    const long = 'Yang paling sering diminta diperbaiki: a/b'
    const sheets = [long, long, '', '[x]*?'].map((title) => ({ title, head: ['A'], rows: [['1']] }))
    const parts = await partsOf(await xlsxResponse('uji.xlsx', sheets))
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
      ([, name]) => name,
    )
    expect(names).toHaveLength(4)
    expect(new Set(names).size).toBe(4)
    for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:]{1,31}$/)
  })

  it('leaves out what XML has no place for', async () => {
    const parts = await partsOf(
      await xlsxResponse('uji.xlsx', [{ title: 'Uji', head: ['A'], rows: [['a\u0000b\u001fc']] }]),
    )
    expect([...parts.values()].join('')).toContain('abc')
  })
})
