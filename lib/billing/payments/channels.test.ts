import { expect, test } from 'vitest'
import type { Settings } from '@/lib/config/definitions'
import { SETTINGS } from '@/lib/config/definitions'
import { CHANNEL_CODES, CHANNELS, missingProviders, offeredChannels } from './channels'

const defaults = Object.fromEntries(
  Object.entries(SETTINGS).map(([key, { default: value }]) => [key, value]),
) as Settings
const midtrans = { MIDTRANS_SERVER_KEY: 'SB-x' }
const xendit = { XENDIT_SECRET_KEY: 'xnd-x', XENDIT_CALLBACK_TOKEN: 'token' }

const nothing = { 'billing.transfer_accounts': '' }
const codes = (settings: Settings, keys: object, amount?: bigint) =>
  offeredChannels(settings, keys, amount).map(({ code, provider }) => `${code} ${provider}`)

test('both providers configured: each channel by the one that the settings say', () => {
  const offered = codes(defaults, { ...midtrans, ...xendit })
  expect(offered).toContain('qris xendit')
  expect(offered).toContain('va_bca midtrans')
  expect(offered).toContain('linkaja xendit')
  expect(offered).not.toContain('va_cimb midtrans')
  expect(codes({ ...defaults, 'payments.channel.qris': 'midtrans' }, { ...midtrans, ...xendit })).toContain(
    'qris midtrans',
  )
})

test('a provider without its keys offers nothing, and staff can be told', () => {
  const onlyMidtrans = offeredChannels({ ...defaults, ...nothing }, midtrans)
  expect(onlyMidtrans.length).toBeGreaterThan(5)
  expect(onlyMidtrans.every(({ provider }) => provider === 'midtrans')).toBe(true)
  expect(missingProviders(defaults, midtrans)).toEqual(['xendit'])
  expect(offeredChannels({ ...defaults, ...nothing }, { XENDIT_SECRET_KEY: 'x' })).toEqual([])
  expect(missingProviders(defaults, {})).toEqual(['midtrans', 'xendit'])
  expect(missingProviders(defaults, { ...midtrans, ...xendit })).toEqual([])
})

test('what does not take the amount is left out', () => {
  const offered = codes(defaults, { ...midtrans, ...xendit }, 15_000_000n)
  expect(offered).not.toContain('qris xendit')
  expect(offered).not.toContain('indomaret midtrans')
  expect(offered).toContain('dana xendit')
  expect(codes(defaults, { ...midtrans, ...xendit }, 25_000_000n)).toContain('va_bca midtrans')
})

test('transfers by hand are offered once there is an account', () => {
  const accounts = 'BCA | 1234567890 | PT Izinku'
  expect(codes({ ...defaults, ...nothing }, {})).toEqual([])
  expect(codes({ ...defaults, 'billing.transfer_accounts': accounts }, {})).toEqual(['transfer manual'])
})

test('each choice of a setting is a provider that has the channel', () => {
  for (const code of CHANNEL_CODES) {
    if (code === 'transfer') continue
    const { rules } = SETTINGS[`payments.channel.${code}`]
    const able = (['midtrans', 'xendit'] as const).filter((provider) => CHANNELS[code][provider] !== null)
    expect([code, rules.choices]).toEqual([code, [...able, 'off']])
  }
})
