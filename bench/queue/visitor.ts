import { readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')

export type Answer = { status: number; headers: Headers; text: string; ms: number }
export type Visitor = ReturnType<typeof visitorOf>

/** Somebody with a session, as their browser talks to the app: pages, and server actions called by their id. */
export function visitorOf(base: string, token: string) {
  const cookie = `izinku.session_token=${token}.x; locale=id`
  const ask = async (url: string, init: RequestInit): Promise<Answer> => {
    const began = performance.now()
    const response = await fetch(new URL(url, base), {
      redirect: 'manual',
      ...init,
      headers: { cookie, accept: 'text/html', ...init.headers },
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, ms: performance.now() - began }
  }
  return {
    open: (url: string) => ask(url, {}),
    act: (url: string, action: string, input: object) =>
      ask(url, {
        method: 'POST',
        headers: {
          accept: 'text/x-component',
          'content-type': 'text/plain;charset=UTF-8',
          'next-action': action,
          origin: base,
        },
        body: JSON.stringify([input]),
      }),
  }
}

type Manifest = { node: Record<string, { filename?: string; exportedName?: string }> }

/** The id under which the build serves a server action of this file and name. Throws when there is none. */
export function actionId(file: string, name: string): string {
  const manifest: Manifest = JSON.parse(
    readFileSync(path.join(root, '.next', 'server', 'server-reference-manifest.json'), 'utf8'),
  )
  const found = Object.entries(manifest.node).find(
    ([, action]) => action.filename === file && action.exportedName === name,
  )
  if (!found) throw new Error(`The build has no action ${name} of ${file}`)
  return found[0]
}
