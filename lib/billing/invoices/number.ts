/** An invoice number as it stands in addresses: `INV-2026-11-000123`, because a slash would split the path. */
export function numberToPath(number: string): string {
  return number.replaceAll('/', '-')
}

/** The invoice number that an address names, in either spelling, or undefined when it is none. */
export function numberFromPath(text: string): string | undefined {
  return readNumber(text, 'INV')
}

/** The number of a credit note that an address names, such as `CN-2026-11-000123`. */
export function creditNoteFromPath(text: string): string | undefined {
  return readNumber(text, 'CN')
}

function readNumber(text: string, series: 'INV' | 'CN'): string | undefined {
  const plain = safeDecode(text).toUpperCase()
  const match = /^([A-Z]+)[-/](\d{4})[-/](\d{2})[-/](\d{6,})$/.exec(plain)
  return match?.[1] === series ? `${series}/${match[2]}/${match[3]}/${match[4]}` : undefined
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
