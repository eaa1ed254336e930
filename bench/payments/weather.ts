import { setTimeout as delay } from 'node:timers/promises'
import { askAboutSilent } from '@/lib/billing/payments/poll'
import { askAboutRefunds } from '@/lib/billing/refunds/poll'
import type { Sandbox } from '@/sandbox/server'
import { ask } from './audit'
import { PROVIDER_OF, type Random } from './payers'

/** How often each thing goes wrong. */
const SWITCHES = {
  twice: 0.2,
  never: 0.1,
  late: 0.3,
  wrong_order: 0.1,
  wrong_signature: 0.05,
  wrong_amount: 0.05,
  slow: 0.02,
  error_before: 0.05,
  error_after: 0.05,
}

/** Turns every switch on at both providers, and says which provider carries each channel out. */
export async function configureChaos(url: string, sandbox: Sandbox, seed: number): Promise<void> {
  for (const provider of [sandbox.midtrans, sandbox.xendit]) {
    provider.setSeed(seed)
    provider.setLateSeconds(3)
    provider.setSlowSeconds(2)
    provider.setSwitches(SWITCHES)
  }
  for (const [channel, provider] of Object.entries(PROVIDER_OF))
    await ask(
      url,
      `update config_settings set value = '"${provider}"' where key = 'payments.channel.${channel}'`,
    )
}

const WEATHER_CHANGES_MS = 1000

/** Xendit's refunds succeed, fail, or pend for a while and end then: another way every second, until it is told to end. */
export function startRefundWeather(sandbox: Sandbox, random: Random): { end: () => void } {
  const endPending = () => {
    for (const { id, status } of sandbox.xendit.overview().refunds)
      if (status === 'PENDING') sandbox.xendit.settleRefund(id, random() < 0.7)
  }
  const timer = setInterval(() => {
    endPending()
    const drawn = random()
    sandbox.xendit.setRefunds(drawn < 0.5 ? 'succeed' : drawn < 0.65 ? 'fail' : 'pend')
  }, WEATHER_CHANGES_MS)
  return {
    end() {
      clearInterval(timer)
      sandbox.xendit.setRefunds('succeed')
      endPending()
    },
  }
}

/** Nothing more goes wrong; what is under way arrives. */
export function calm(sandbox: Sandbox): void {
  const off = Object.fromEntries(Object.keys(SWITCHES).map((name) => [name, 'off']))
  sandbox.midtrans.setSwitches(off)
  sandbox.xendit.setSwitches(off)
}

const MOST_ROUNDS = 12
/** Runs of the poller in a round: more than it needs to ask about all. */
const MOST_POLLS = 100

/**
 * Lets hours pass by moving rows into the past: the pollers ask about all that stayed silent, events that wait come at once,
 * also those that a killed worker had taken.
 * Ends when nothing waits and a round changed nothing; answers how many rounds it took.
 */
export async function settleDown(url: string, sandbox: Sandbox): Promise<number> {
  await sandbox.idle()
  let last = ''
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    await ask(url, 'update payment_events set next_try_at = now() where next_try_at > now()')
    await ask(
      url,
      "update payments set checked_at = checked_at - interval '6 hours', created_at = created_at - interval '2 hours'",
    )
    await ask(
      url,
      `update refunds set checked_at = checked_at - interval '6 hours', created_at = created_at - interval '2 hours'
       where status in ('requested', 'sent')`,
    )
    for (let polls = 0; polls < MOST_POLLS && (await askAboutSilent()).due > 0; polls++);
    for (let polls = 0; polls < MOST_POLLS && (await askAboutRefunds()).due > 0; polls++);
    await sandbox.idle()
    await delay(200)
    const [row] = await ask<{ waiting: number; state: string }>(
      url,
      `select (select count(*)::int from payment_events where status in ('received', 'failed'))
         + (select count(*)::int from refunds where via = 'provider' and status in ('requested', 'sent')) as waiting,
         (select md5(string_agg(status || coalesce(paid_amount::text, '') || refunded_amount, '' order by id)) from payments) as state`,
    )
    if (row?.waiting === 0 && row.state === last && round > 3) return round
    last = row?.state ?? ''
  }
  return MOST_ROUNDS
}
