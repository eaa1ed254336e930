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

/** Enough to find a class by what it is about; the official prose goes on for a page and would match everything. */
const DESCRIPTION_LENGTH = 160

/** What a description says that the class is: without the official opening, and never what it says that it is not. */
export function descriptionGist(description: string | null): string {
  const [about = ''] = (description ?? '').split(/\btidak\s+mencakup\b/i)
  const gist = about.replace(/^Kelompok ini mencakup( kegiatan| aktivitas| usaha)?\b[\s:-]*/i, '')
  return gist.length <= DESCRIPTION_LENGTH ? gist : gist.slice(0, gist.lastIndexOf(' ', DESCRIPTION_LENGTH))
}

/** What `kbli_codes.search_text` holds for a row; whoever writes the row writes this with it. */
export function kbliSearchText(row: Described): string {
  const texts = [
    row.code,
    ...row.everyday_words,
    row.title_id,
    row.title_en ?? '',
    descriptionGist(row.description),
  ]
  return searchable(texts.join(' '))
}
