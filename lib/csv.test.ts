import { expect, test } from 'vitest'
import { csvLine, csvPages, csvResponse } from './csv'

test.each([
  [['a', 'b'], 'a,b\r\n'],
  [['a,b', 'c"d', 'e\nf'], '"a,b","c""d","e\nf"\r\n'],
  [['=1+1', '+62811', '-1', '@sum(a1)', '\tx'], "'=1+1,'+62811,'-1,'@sum(a1),'\tx\r\n"],
  [['=HYPERLINK("http://x","y")'], '"\'=HYPERLINK(""http://x"",""y"")"\r\n'],
])('%j becomes %j', (fields, line) => {
  expect(csvLine(fields)).toBe(line)
})

test('a download begins with the mark of UTF-8', async () => {
  async function* lines() {
    yield csvLine(['nama'])
    yield csvLine(['é'])
  }
  const response = csvResponse('daftar.csv', lines())
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe('nama\r\né\r\n')
})

test('figures are no formulas, and nothing is nothing', () => {
  expect(csvLine([-5, 12n, null, undefined, ''])).toBe('-5,12,,,\r\n')
})

test('a list of several pages: each once, and an end at what a spreadsheet opens', async () => {
  const read = async (pages: number) => {
    const asked: (string | undefined)[] = []
    const lines: string[] = []
    const page = async (after: string | undefined, size: number) => {
      asked.push(after)
      const at = Number(after ?? 0)
      return {
        rows: Array.from({ length: size }, (_, row) => at * size + row),
        after: at + 1 < pages ? String(at + 1) : undefined,
      }
    }
    for await (const line of csvPages(['n'], page, (row) => [row])) lines.push(line)
    return { asked, lines }
  }
  const short = await read(2)
  expect(short.asked).toEqual([undefined, '1'])
  expect(short.lines).toHaveLength(1001)
  expect(short.lines.slice(0, 3)).toEqual(['n\r\n', '0\r\n', '1\r\n'])
  expect((await read(500)).lines).toHaveLength(50_001)
})
