import writeExcelFile from 'write-excel-file/node'

/** What stands in a cell: words, figures, whole rupiah, or a day as the midnight of UTC it begins with. */
export type SheetCell = string | number | bigint | Date | null
export type Sheet = { title: string; head: string[]; rows: SheetCell[][] }

// What Excel does not take in the name of a sheet.
const FORBIDDEN = /[\\/?*[\]:]/g
const LONGEST_NAME = 31

/**
 * A workbook with a sheet for each table, as a download. Texts are written as texts, never as formulas, whatever they begin
 * with; figures as figures.
 */
export async function xlsxResponse(fileName: string, sheets: readonly Sheet[]): Promise<Response> {
  const names = sheetNames(sheets.map((sheet) => sheet.title))
  const written = await writeExcelFile(
    sheets.map((sheet, at) => ({
      sheet: names[at] ?? String(at + 1),
      stickyRowsCount: 1,
      columns: sheet.head.map((_, column) => ({ width: column === 0 ? 32 : 18 })),
      data: [
        sheet.head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...sheet.rows.map((row) => row.map(cellOf)),
      ],
    })),
  ).toBuffer()
  return new Response(new Uint8Array(written), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}

function cellOf(value: SheetCell) {
  if (value === null) return null
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' }
  if (typeof value === 'number') return { value, type: Number }
  // Excel counts exactly to 15 digits.
  if (typeof value === 'bigint') return { value: Number(value), type: Number, format: '#,##0' }
  return { value: withoutControls(value), type: String }
}

/** Names that Excel takes: short, without its own characters, each once. */
function sheetNames(titles: string[]): string[] {
  const names: string[] = []
  for (const title of titles) {
    const plain = title.replace(FORBIDDEN, ' ').trim().slice(0, LONGEST_NAME) || 'Sheet'
    let name = plain
    for (let count = 2; names.some((known) => known.toLowerCase() === name.toLowerCase()); count++) {
      const suffix = ` ${count}`
      name = `${plain.slice(0, LONGEST_NAME - suffix.length)}${suffix}`
    }
    names.push(name)
  }
  return names
}

/** XML has no place for most control characters. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
}
