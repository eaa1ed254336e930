import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import type { Provider } from './chaos'
import { optionsFromEnv, type SandboxOptions, withDefaults } from './config'
import { createDeliverer } from './delivery'
import { homeRoutes } from './home'
import { html } from './html'
import { type Answer, dispatch, HttpError, page, type Request, type Route, requestOf, send } from './http'
import { layout } from './layout'
import { controlRoutes, controlsOf } from './midtrans/control'
import { coreRoutes } from './midtrans/core'
import { dashboardRoutes } from './midtrans/dashboard'
import { midtransPolicy } from './midtrans/notify'
import { pageRoutes } from './midtrans/page'
import { settlementRoutes } from './midtrans/settlement'
import { snapRoutes } from './midtrans/snap'
import { expireOverdue } from './midtrans/transactions'
import { sendgridPolicy } from './sendgrid/events'
import { clearMessages, findMessages, inboxRoutes } from './sendgrid/inbox'
import { summaryOf } from './sendgrid/inbox-list'
import { sendRoutes } from './sendgrid/send'
import { openStore } from './store'
import { sumsOf } from './sums'
import type { World } from './world'
import { apiRoutes } from './xendit/api'
import * as xendit from './xendit/control'
import { dashboardRoutes as xenditDashboardRoutes } from './xendit/dashboard'
import { xenditPolicy } from './xendit/events'
import { pageRoutes as checkoutRoutes } from './xendit/page'
import { expireSessions } from './xendit/sessions'
import { settlementRoutes as xenditSettlementRoutes } from './xendit/settlement'

const SWEEP_MS = 1000

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>

/**
 * Starts the stand-ins for Midtrans, Xendit and SendGrid on one port.
 * @returns where they listen, what tests steer them with, and `close`
 * @throws when the port is taken (`EADDRINUSE`)
 */
export async function startSandbox(options: SandboxOptions = {}) {
  const config = withDefaults(options)
  const store = openStore(config.dataDir)
  const world: World = {
    config,
    state: store.state,
    url: '',
    deliverer: createDeliverer(() => world, {
      midtrans: midtransPolicy,
      xendit: xenditPolicy,
      sendgrid: sendgridPolicy,
    }),
    forget: store.forget,
  }
  function reset() {
    world.deliverer.clear()
    store.forget()
  }
  const routes: Route[] = [
    ...homeRoutes(world, reset),
    ...snapRoutes(world),
    ...coreRoutes(world),
    ...pageRoutes(world),
    ...dashboardRoutes(world),
    ...controlRoutes(world),
    ...settlementRoutes(world),
    ...apiRoutes(world),
    ...checkoutRoutes(world),
    ...xenditDashboardRoutes(world),
    ...xendit.controlRoutes(world),
    ...xenditSettlementRoutes(world),
    ...sendRoutes(world),
    ...inboxRoutes(world),
  ]
  const server = createServer(async (raw, response) => {
    send(response, await answerTo(routes, raw))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  world.url = config.publicUrl ?? `http://127.0.0.1:${port}`
  world.deliverer.resume()
  const sweep = setInterval(() => {
    expireOverdue(world)
    expireSessions(world)
  }, SWEEP_MS)

  return {
    url: world.url,
    port,
    midtransUrl: `${world.url}/midtrans`,
    xenditUrl: `${world.url}/xendit`,
    sendgridUrl: `${world.url}/sendgrid`,
    midtrans: controlsOf(world),
    xendit: xendit.controlsOf(world),
    inbox: {
      list: (sought?: { to?: string; subject?: string }) => findMessages(world, sought).map(summaryOf),
      clear: () => clearMessages(world),
    },
    deliveries: () => world.state.deliveries.all(),
    /** Counts of a gateway's notifications and deliveries. */
    sums: (provider: Provider) => sumsOf(world, provider),
    /** Resolves once no webhook is under way or waiting for its retry. */
    idle: () => world.deliverer.idle(),
    reset,
    async close() {
      clearInterval(sweep)
      world.deliverer.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      store.close()
    },
  }
}

async function answerTo(routes: readonly Route[], raw: IncomingMessage): Promise<Answer> {
  if (!raw.url?.startsWith('/') || raw.url.startsWith('//')) return { status: 400 }
  const request = requestOf(raw)
  try {
    return (await dispatch(routes, request)) ?? notFound(request)
  } catch (error) {
    if (error instanceof HttpError) return error.answer
    console.error('Sandbox:', error)
    return { status: 500, body: 'Internal error of the sandbox, see its output.' }
  }
}

function notFound(request: Request): Answer {
  const title = request.say('Halaman ini tidak ada', 'There is no such page')
  const back = html`<h1>${title}</h1><p><a href="/">${request.say('Ke awal', 'To the start')}</a></p>`
  return page(layout(request, 'home', title, back), 404)
}

async function main() {
  const options = optionsFromEnv(process.env)
  const sandbox = await startSandbox(options)
  console.log(`Sandbox (Midtrans, Xendit, SendGrid) listens at ${sandbox.url}`)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void sandbox.close().then(() => process.exit(0))
    })
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const port = process.env.SANDBOX_PORT || '4010'
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Set SANDBOX_PORT to another one, or end what uses it.`
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Set SANDBOX_PORT to another one.`
  return error instanceof Error ? error.message : String(error)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    console.error(`Sandbox: ${explain(error)}`)
    process.exit(1)
  })
}
