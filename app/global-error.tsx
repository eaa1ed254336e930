'use client'

import { FAILURE_TEXTS } from '@/lib/i18n/failure-texts'

/** Colours of the paper and the ink in both themes, since no style sheet may be there. */
const STYLE = `
  :root { color-scheme: light dark; background: light-dark(#fbf9f4, #12162e); color: light-dark(#12162e, #f3efe6); }
  body { margin: 0 auto; padding: 3rem 1.5rem; max-width: 32rem; font: 1rem/1.5 system-ui, sans-serif; }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
  h2 { font-size: 1.125rem; margin: 2rem 0 .25rem; }
  p { margin: 0 0 1rem; }
  button { min-height: 2.75rem; padding: 0 1rem; border: 0; border-radius: 10px; background: #3b4ba8; color: #fff; font: inherit; font-weight: 600; }
`

/** Even the frame of the page broke: stands by itself, in both languages, since the chosen one cannot be read here. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : ''
  const { id, en } = FAILURE_TEXTS
  return (
    <html lang="id">
      <body>
        <title>{id.title}</title>
        <style>{STYLE}</style>
        <h1>{id.title}</h1>
        <p>{id.text}</p>
        {digest && (
          <p>
            {id.code} <strong>{digest}</strong>
          </p>
        )}
        <button type="button" onClick={() => retry()}>
          {id.retry} · {en.retry}
        </button>
        <div lang="en">
          <h2>{en.title}</h2>
          <p>{en.text}</p>
        </div>
      </body>
    </html>
  )
}
