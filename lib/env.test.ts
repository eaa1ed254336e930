import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readEnv } from './env'

const complete = {
  NODE_ENV: 'production',
  APP_URL: 'https://izinku.example',
  AUTH_SECRET: 's'.repeat(32),
  ENCRYPTION_KEY: '0'.repeat(64),
  MIDTRANS_SERVER_KEY: 'SB-Mid-server-x',
  MIDTRANS_CLIENT_KEY: 'SB-Mid-client-x',
  SENDGRID_API_KEY: 'SG.x',
  SENDGRID_WEBHOOK_PUBLIC_KEY: 'key',
} as const

test('a complete environment is read, absent options get their defaults', () => {
  const env = readEnv(complete)
  expect(env.APP_URL).toBe('https://izinku.example')
  expect(env.DATABASE_URL).toMatch(/^postgres:\/\//)
  expect(env.STORAGE_URL).toBe('.data/files')
  expect(env.MIDTRANS_BASE_URL).toBeUndefined()
})

test('payment providers are optional: what has no keys is not offered', () => {
  const { MIDTRANS_SERVER_KEY: _server, MIDTRANS_CLIENT_KEY: _client, ...rest } = complete
  expect(readEnv({ ...rest, XENDIT_SECRET_KEY: '' })).toMatchObject({ APP_URL: 'https://izinku.example' })
})

test('every missing and every malformed variable is named, and no value is shown', () => {
  const { AUTH_SECRET: _gone, ...rest } = complete
  const broken = { ...rest, ENCRYPTION_KEY: 'kurang', APP_URL: 'izinku', SENDGRID_API_KEY: '' }
  expect(() => readEnv(broken)).toThrow(/AUTH_SECRET is missing\./)
  expect(() => readEnv(broken)).toThrow(/SENDGRID_API_KEY is missing\./)
  expect(() => readEnv(broken)).toThrow(/ENCRYPTION_KEY is malformed: must be 64 hexadecimal digits/)
  expect(() => readEnv(broken)).toThrow(/APP_URL is malformed/)
  expect(() => readEnv(broken)).not.toThrow(/kurang/)
})

test('.env.example explains each variable', () => {
  const example = readFileSync(path.join(import.meta.dirname, '..', '.env.example'), 'utf8')
  const names = [
    ...readFileSync(path.join(import.meta.dirname, 'env.ts'), 'utf8').matchAll(/^ {2}([A-Z_]+):/gm),
  ].map((match) => match[1])
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) expect(example).toMatch(new RegExp(`^# .+\\n#? ?${name}=`, 'm'))
})
