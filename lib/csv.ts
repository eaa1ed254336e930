/**
 * One line of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in front
 * (OWASP, "CSV Injection"): names and reasons come from outside.
 */
export function csvLine(fields: readonly (string | number | bigint | null | undefined)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

function csvField(field: string | number | bigint | null | undefined): string {
  if (field === null || field === undefined) return ''
  if (typeof field !== 'string') return String(field)
  const safe = /^[=+\-@\t\r\n]/.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

type Fields = Parameters<typeof csvLine>[0]

/** What a spreadsheet still opens. */
const MOST_LINES = 50_000
const BATCH = 500

/** A list that is read page by page, as the lines of a CSV file, as many as a spreadsheet still opens. */
export async function* csvPages<Row>(
  head: readonly string[],
  read: (
    after: string | undefined,
    size: number,
  ) => Promise<{ rows: readonly Row[]; after?: string | undefined }>,
  fieldsOf: (row: Row) => Fields,
): AsyncGenerator<string> {
  yield csvLine(head)
  let after: string | undefined
  for (let count = 0; count < MOST_LINES; count += BATCH) {
    const page = await read(after, BATCH)
    for (const row of page.rows) yield csvLine(fieldsOf(row))
    after = page.after
    if (!after) return
  }
}

/** A CSV download, made line by line. The mark at the beginning tells spreadsheets that it is UTF-8. */
export function csvResponse(fileName: string, lines: AsyncIterable<string>): Response {
  const iterator = lines[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode('\uFEFF')),
    pull: async (controller) => {
      const next = await iterator.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    cancel: async () => {
      await iterator.return?.()
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}
