import { createTranslator, IntlErrorCode } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { LOCALES, NAMESPACES } from './locale'
import { loadMessages } from './messages'

const all = Object.fromEntries(
  await Promise.all(LOCALES.map(async (locale) => [locale, await loadMessages(locale)])),
)

/** Every text of a tree by its dotted path. */
function flatten(tree: unknown, path: string[] = []): [string, string][] {
  if (typeof tree === 'string') return [[path.join('.'), tree]]
  return Object.entries(tree as object).flatMap(([key, value]) => flatten(value, [...path, key]))
}

function textsOf(locale: string, namespace: string): Map<string, string> {
  return new Map(flatten(all[locale]?.[namespace] ?? {}))
}

/** Names of what a text fills in, and of its tags; the branches of a plural are no names. */
function parametersOf(text: string): string[] {
  return [
    ...new Set(
      [...text.matchAll(/(?<!(?:=\d+|zero|one|other)\s*)\{(\w+)\s*[,}]|<(\w+)>/g)].map(
        (match) => match[1] ?? match[2] ?? '',
      ),
    ),
  ].sort()
}

describe.each(NAMESPACES)('%s', (namespace) => {
  const id = textsOf('id', namespace)
  const en = textsOf('en', namespace)

  test('has the same texts in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...id.keys()].sort())
  })

  test('fills in the same in both languages', () => {
    const differing = [...id].filter(
      ([key, text]) => `${parametersOf(text)}` !== `${parametersOf(en.get(key) ?? '')}`,
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  test.each(LOCALES)('can be read by the formatter: %s', (locale) => {
    const broken: string[] = []
    const t = createTranslator({
      locale,
      messages: all[locale] ?? {},
      timeZone: 'Asia/Jakarta',
      onError: (error) => {
        if (error.code === IntlErrorCode.INVALID_MESSAGE) broken.push(error.message)
      },
    })
    for (const key of textsOf(locale, namespace).keys()) t(`${namespace}.${key}`)
    expect(broken).toEqual([])
  })
})
