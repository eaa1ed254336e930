const mark = Symbol('html')

/** Markup that may stand in a page as it is. Only `html` and `trusted` make it, so nothing received can pass for it. */
export type Html = { readonly [mark]: string }

type Value = Html | readonly Html[] | string | number | null | undefined | false

/** A template of markup: everything put into it that is not markup itself is escaped, in text and in attributes. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  let text = strings[0] ?? ''
  for (const [index, value] of values.entries()) text += render(value) + (strings[index + 1] ?? '')
  return { [mark]: text }
}

/** Markup of our own making (a drawn QR code); never something received. */
export function trusted(markup: string): Html {
  return { [mark]: markup }
}

/** The markup as text, to be sent. */
export function htmlText(markup: Html): string {
  return markup[mark]
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if (mark in value) return value[mark]
  return value.map((part) => part[mark]).join('')
}
