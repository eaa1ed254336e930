// The two languages say the same things: same files, same keys, same placeholders.

const folder = 'lib/i18n/messages'

/** Every text exists in both languages. */
export function sameKeys({ files }) {
  const { id, en } = languages(files)
  return [...missing(id, en, 'en'), ...missing(en, id, 'id')]
}

function missing(from, into, language) {
  return Object.entries(from).flatMap(([name, texts]) => {
    const file = `${folder}/${language}/${name}`
    if (!into[name]) return [{ file, problem: 'is missing' }]
    return Object.keys(texts)
      .filter((key) => !(key in into[name]))
      .map((key) => ({ file, problem: `lacks "${key}"` }))
  })
}

/** What is filled in is the same in both, and is written as ICU MessageFormat has it. */
export function samePlaceholders({ files }) {
  const { id, en } = languages(files)
  return Object.entries(id).flatMap(([name, texts]) =>
    Object.entries(texts).flatMap(([key, text]) => {
      const other = en[name]?.[key]
      if (other === undefined) return []
      const file = `${folder}/en/${name}`
      try {
        const [a, b] = [argumentsOf(text), argumentsOf(other)]
        return a === b ? [] : [{ file, problem: `"${key}" has {${b}}, in Indonesian {${a}}` }]
      } catch (error) {
        return [{ file, problem: `"${key}" is not a message: ${error.message}` }]
      }
    }),
  )
}

function languages(files) {
  const found = { id: {}, en: {} }
  for (const [file, text] of files) {
    const [, language, name] = file.match(/^lib\/i18n\/messages\/(id|en)\/(.+\.json)$/) ?? []
    if (language) found[language][name] = flatten(JSON.parse(text))
  }
  return found
}

function flatten(value, prefix = '') {
  if (typeof value !== 'object' || value === null) return { [prefix]: String(value) }
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key)),
  )
}

/** The names of a message's arguments and tags, sorted. Throws where braces do not pair. */
export function argumentsOf(message) {
  const names = new Set()
  const end = read(message, 0, names, false)
  if (end !== message.length) throw new Error(`a "}" too many at ${end}`)
  for (const [, tag] of message.matchAll(/<\/?(\w+)>/g)) names.add(`<${tag}>`)
  return [...names].sort().join(', ')
}

function read(text, start, names, nested) {
  let at = start
  while (at < text.length) {
    if (text[at] === "'" && text[at + 1] === "'") at += 2
    else if (text[at] === "'" && /[{}]/.test(text[at + 1] ?? '')) at = endOfQuote(text, at + 1)
    else if (text[at] === '{') at = readArgument(text, at + 1, names)
    else if (text[at] === '}') return at
    else at += 1
  }
  if (nested) throw new Error('a "{" is not closed')
  return at
}

function endOfQuote(text, from) {
  const end = text.indexOf("'", from)
  return end === -1 ? text.length : end + 1
}

function readArgument(text, start, names) {
  const head = text.slice(start).match(/^\s*(\w+)\s*(,\s*(\w+)\s*)?/)
  if (!head) throw new Error(`no name after "{" at ${start}`)
  const [whole, name, , type] = head
  names.add(name)
  let at = start + whole.length
  if (!['plural', 'select', 'selectordinal'].includes(type)) {
    const end = text.indexOf('}', at)
    if (end === -1) throw new Error(`{${name} is not closed`)
    return end + 1
  }
  while (text[at] !== '}') {
    const open = text.indexOf('{', at)
    if (open === -1) throw new Error(`{${name} is not closed`)
    at = read(text, open + 1, names, true) + 1
    while (/\s/.test(text[at] ?? '')) at += 1
    if (at >= text.length) throw new Error(`{${name} is not closed`)
  }
  return at + 1
}
