function hostOf(headers: Headers): string | null {
  return headers.get('x-forwarded-host') ?? headers.get('host')
}

function parseUrl(value: string, base?: string): URL | undefined {
  return URL.canParse(value, base) ? new URL(value, base) : undefined
}

/** Whether a form was sent from one of our own pages. */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site && site !== 'same-origin') return false
  const origin = headers.get('origin')
  return origin !== null && parseUrl(origin)?.host === hostOf(headers)
}

/** The path within our own site that `target` (a path or a full address) points to; `/` for anything else. */
export function safePath(target: string | null, headers: Headers): string {
  const base = `http://${hostOf(headers)}`
  const url = target ? parseUrl(target, base) : undefined
  if (!url || url.host !== hostOf(headers) || !/^https?:$/.test(url.protocol)) return '/'
  return `${url.pathname.replace(/^\/{2,}/, '/')}${url.search}`
}
