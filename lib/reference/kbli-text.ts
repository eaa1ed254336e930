/** Lower case, without accents, hyphens or other signs: how text is stored for searching and how a query is compared with it. */
export function searchable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

type Described = {
  code: string
  title_id: string
  title_en: string | null
  description: string | null
  everyday_words: readonly string[]
}

/** What `kbli_codes.search_text` holds for a row; whoever writes the row writes this with it. */
export function kbliSearchText(row: Described): string {
  return searchable(
    [row.code, ...row.everyday_words, row.title_id, row.title_en ?? '', row.description ?? ''].join(' '),
  )
}
