import type { ContentType } from './schema'

const EXTENSION: Record<ContentType, string> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
}

/** Phones call pictures by all of these, whatever they hold after conversion. */
const PICTURE_EXTENSION = /^(jpe?g|jpe|jfif|png|heic|heif|webp)$/

/** Whether a name does not contradict the content: `laporan.pdf` with a picture inside does, `foto.jpg` with a PNG does not. */
export function nameFits(fileName: string, contentType: ContentType): boolean {
  const extension = extensionOf(fileName)
  if (extension === '') return true
  if (contentType === 'application/pdf') return extension === 'pdf'
  return PICTURE_EXTENSION.test(extension)
}

/**
 * A name to keep and show: no folders, no control or direction-changing characters, at most 120 characters,
 * with the ending that belongs to the content.
 */
export function cleanFileName(fileName: string, contentType: ContentType): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? ''
  const extension = extensionOf(base)
  const stem = (extension === '' ? base : base.slice(0, -extension.length - 1))
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}"<>|:*?]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return `${[...stem].slice(0, 115).join('') || 'berkas'}${EXTENSION[contentType]}`
}

function extensionOf(fileName: string): string {
  return /\.([a-z0-9]{1,5})\s*$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
}

/** The value of `Content-Disposition` (RFC 6266) with an ASCII name for old readers and the real one beside it. */
export function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
  const ascii =
    fileName
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%]/g, '') || 'berkas'
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
