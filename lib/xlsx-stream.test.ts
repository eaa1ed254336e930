import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type StreamedSheet, xlsxStreamResponse } from './xlsx-stream'

async function partsOf(response: Response): Promise<Map<string, string>> {
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  return new Map(Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
}

async function* of(...rows: (string | bigint | null)[][]) {
  yield* rows
}

const columns: StreamedSheet['columns'] = [
  { head: 'Hari', kind: 'day' },
  { head: 'Usaha', kind: 'text' },
  { head: 'Jumlah', kind: 'amount' },
]

test('days are days, amounts figures, and texts texts, whatever they begin with or hold', async () => {
  const evil = ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '<v>9</v> & "x"', 'a\u0007b', ' rata ']
  const rows = evil.map((text, at) => ['2026-11-23', text, BigInt(at) - 2n])
  const parts = await partsOf(
    xlsxStreamResponse('uji.xlsx', [{ title: 'Uji', columns, rows: of(...rows, [null, null, null]) }]),
  )
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).not.toMatch(/<f[ >]/)
  // Days since 1899-12-30, whatever the zone of the machine.
  expect(sheet).toContain('<c r="A2" s="3"><v>46349</v></c>')
  expect(sheet).toContain('<c r="C2" s="2"><v>-2</v></c>')
  for (const [cell] of sheet.matchAll(/<c r="B\d+"[^>]*>/g)) expect(cell).toContain('t="inlineStr"')
  expect(sheet).toContain('&lt;v&gt;9&lt;/v&gt; &amp; &quot;x&quot;')
  expect(sheet).toContain('>ab<')
  expect(sheet.match(/<row /g)).toHaveLength(evil.length + 2)
})

test('many rows come in pieces, each sheet once and in its order', async () => {
  const many = async function* () {
    for (let at = 0; at < 2345; at++) yield ['2026-01-01', `Usaha ${at}`, BigInt(at)]
  }
  const response = xlsxStreamResponse('uji.xlsx', [
    { title: 'Jurnal', columns, rows: many() },
    { title: 'Kosong', columns, rows: of() },
  ])
  const parts = await partsOf(response)
  expect(parts.get('xl/worksheets/sheet1.xml')?.match(/<row /g)).toHaveLength(2346)
  expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<row r="2346">')
  expect(parts.get('xl/worksheets/sheet2.xml')?.match(/<row /g)).toHaveLength(1)
  expect(parts.get('xl/workbook.xml')).toMatch(/name="Jurnal"[\s\S]*name="Kosong"/)
  expect(parts.get('[Content_Types].xml')).toContain('/xl/worksheets/sheet2.xml')
})

test('a list that cannot be read breaks the download: it does not look complete', async () => {
  const broken = async function* () {
    yield ['2026-01-01', 'Usaha', 1n]
    throw new Error('away')
  }
  const response = xlsxStreamResponse('uji.xlsx', [{ title: 'Jurnal', columns, rows: broken() }])
  await expect(response.arrayBuffer()).rejects.toThrow()
})
