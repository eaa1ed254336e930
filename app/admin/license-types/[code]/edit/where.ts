import { say } from '@/lib/licensing/definitions/texts'
import { type Path, partOf, valueAt } from './paths'

type Words = {
  (key: string, values?: Record<string, string | number>): string
  has: (key: string) => boolean
}

/** The place of a spot in words, from the outside in: "Formulir › Produk › Nama produk › Bantuan". */
export function placeOf(path: Path, root: unknown, locale: string, t: Words): string {
  const words = [t(`part.${partOf(path)}`)]
  path.forEach((step, at) => {
    const here = path.slice(0, at + 1)
    if (typeof step === 'number') words.push(nameOf(valueAt(root, here), locale) || `${step + 1}`)
    else if (t.has(`attribute.${step}`)) {
      const word = t(`attribute.${step}`)
      if (word !== words.at(-1)) words.push(word)
    }
  })
  return words.join(' › ')
}

function nameOf(value: unknown, locale: string): string {
  if (typeof value !== 'object' || value === null) return ''
  const { label, title, name, version } = value as Record<string, unknown>
  const text = label ?? title ?? name
  if (typeof text === 'object' && text !== null && 'id' in text && 'en' in text)
    return say({ id: String(text.id), en: String(text.en) }, locale)
  return typeof version === 'string' ? `KBLI ${version}` : ''
}
