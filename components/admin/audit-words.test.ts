import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PAYMENT_STATUSES, REFUND_STATUSES } from '@/lib/billing/status'
import { SUBSCRIPTION_EVENT_KINDS } from '@/lib/billing/subscriptions/events'
import en from '@/lib/i18n/messages/en/audit.json'
import id from '@/lib/i18n/messages/id/audit.json'

const SOURCES = globSync('{app,lib}/**/*.ts', { exclude: (path) => path.endsWith('.test.ts') }).map((path) =>
  readFileSync(path, 'utf8'),
)
const written = (pattern: RegExp) =>
  SOURCES.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? ''))

const actions = new Set([
  ...written(/\baction: '([a-z_]+\.[a-z_]+)'/g),
  ...written(/\b(?:auditInvoice|invoiceAudit)\([^)]*'([a-z_]+\.[a-z_]+)'/g),
  // Written from a state or a kind. An attempt begins as `payment.started`, and sending a refund is no word of its own.
  ...PAYMENT_STATUSES.filter((status) => status !== 'created').map((status) => `payment.${status}`),
  ...REFUND_STATUSES.filter((status) => status !== 'sent').map((status) => `refund.${status}`),
  ...SUBSCRIPTION_EVENT_KINDS.map((kind) => `subscription.${kind}`),
])
const entities = new Set(written(/\bentity_type: '([a-z_]+)'/g))

test.each([
  ['id', id],
  ['en', en],
] as const)('everything the audit log can hold has words: %s', (_locale, words) => {
  expect(actions.size).toBeGreaterThan(100)
  const missing = [...actions].filter((action) => !(action.replaceAll('.', '_') in words.action))
  expect(missing).toEqual([])
  expect([...entities].filter((entity) => !(entity in words.entity))).toEqual([])
})
