import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { AbstractIntlMessages } from 'next-intl'
import { type Locale, NAMESPACES, type Namespace } from './locale'

const loaded = new Map<Locale, Promise<AbstractIntlMessages>>()

async function readNamespace(
  locale: Locale,
  namespace: Namespace,
): Promise<[Namespace, AbstractIntlMessages]> {
  // The development server keeps an imported file for as long as it lives.
  if (process.env.NODE_ENV === 'development') {
    const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/i18n/messages')
    return [namespace, JSON.parse(await readFile(path.join(folder, locale, `${namespace}.json`), 'utf8'))]
  }
  const file = await import(`./messages/${locale}/${namespace}.json`)
  return [namespace, file.default]
}

async function readAll(locale: Locale): Promise<AbstractIntlMessages> {
  return Object.fromEntries(
    await Promise.all(NAMESPACES.map((namespace) => readNamespace(locale, namespace))),
  )
}

/**
 * All texts of one language, by namespace. Read once per process in production; read anew each time in
 * development, so that an edited text shows without a restart.
 */
export function loadMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const known = loaded.get(locale)
  if (known && process.env.NODE_ENV === 'production') return known
  const reading = readAll(locale)
  loaded.set(locale, reading)
  return reading
}
