import { auth } from '@/lib/auth/auth'

const VERIFY = '/api/auth/verify-email'

/**
 * The one address of better-auth that is open: the link of the verification mail. Everything else goes through our
 * actions, with their limits. Where it leads on to is ours to say, not the link's.
 */
export async function GET(request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (url.pathname !== VERIFY) return new Response(null, { status: 404 })
  const token = url.searchParams.get('token') ?? ''
  url.search = new URLSearchParams({ token, callbackURL: '/verify-email' }).toString()
  return auth().handler(new Request(url, { headers: request.headers }))
}
