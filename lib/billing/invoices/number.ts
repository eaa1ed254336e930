/** An invoice number as it stands in addresses: `INV-2026-11-000123`, because a slash would split the path. */
export function numberToPath(number: string): string {
  return number.replaceAll('/', '-')
}

/** The invoice number that an address names, in either spelling, or undefined when it is none. */
export function numberFromPath(text: string): string | undefined {
  const plain = safeDecode(text).toUpperCase()
  const match = /^INV[-/](\d{4})[-/](\d{2})[-/](\d{6,})$/.exec(plain)
  return match ? `INV/${match[1]}/${match[2]}/${match[3]}` : undefined
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
