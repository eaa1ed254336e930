import { getLocale, getTranslations } from 'next-intl/server'

/** Says that there is no such file for this reader, or that ours is lost: a page to people, JSON to scripts. */
export async function absentFile(
  request: Request,
  reason: 'notFound' | 'vanished',
  code?: string,
): Promise<Response> {
  const status = reason === 'vanished' ? 410 : 404
  const headers = { 'Cache-Control': 'no-store' }
  if (!request.headers.get('accept')?.includes('text/html')) {
    return Response.json({ reason, code }, { status, headers })
  }
  const [t, locale] = await Promise.all([getTranslations('documents'), getLocale()])
  const title = t(`absent.${reason}.title`)
  const body = `<!doctype html><html lang="${locale}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.25rem">
<h1 style="font-size:1.4rem">${title}</h1><p>${t(`absent.${reason}.text`)}</p>${code ? `<p>${t('absent.code', { code })}</p>` : ''}</body></html>`
  return new Response(body, { status, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } })
}
