/** What can stand in a saved reply, and is filled in when it is inserted. The words are those of the people who write them. */
export const PLACEHOLDERS = ['nama_usaha', 'nomor', 'izin', 'tahap', 'tenggat', 'nama_petugas'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]
export type PlaceholderValues = Partial<Record<Placeholder, string>>

/** The text with its placeholders filled in. What is not known stays as it is written: better seen than silently gone. */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return text.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    const value = PLACEHOLDERS.find((one) => one === name)
    return (value && values[value]) || whole
  })
}

/** Placeholders in a text that nobody will fill in. */
export function unknownPlaceholders(text: string): string[] {
  const found = [...text.matchAll(/\{([^{}\s]*)\}/g)].map((match) => match[1] ?? '')
  return [...new Set(found.filter((name) => !(PLACEHOLDERS as readonly string[]).includes(name)))]
}
