import { expect, test } from 'vitest'
import templates from '@/db/seed/defaults/email-templates.json'
import { checkTexts, interpolate } from './interpolate'
import { renderMail } from './render'
import { sampleVariables } from './samples'
import { TEMPLATE_KEYS } from './templates'

const texts = { subject: 'S', heading: 'H', body: 'B', action_label: 'A' }
const frame = { platform: 'Izinku', support_email: 'bantuan@izinku.test', app_url: 'http://localhost:3000' }

test('values are put in, unknown ones become nothing', () => {
  expect(interpolate('Halo {{name}}, {{ name }}{{missing}}!', { name: 'Sari' })).toBe('Halo Sari, Sari!')
})

test.each([
  [{ subject: '' }, 'subject', 'required'],
  [{ action_label: '' }, 'action_label', 'required'],
  [{ subject: 'x'.repeat(151) }, 'subject', 'tooLongText'],
  [{ subject: 'satu\ndua' }, 'subject', 'oneLine'],
  [{ body: 'Halo {{nama}}' }, 'body', 'unknownVariable'],
  [{ body: 'Halo {{name' }, 'body', 'brokenVariable'],
  [{ body: 'Halo {{Name}}' }, 'body', 'brokenVariable'],
  [{ body: 'Buka {{action_url}}' }, 'body', 'secretVariable'],
])('%j is refused at %s: %s', (change, field, problem) => {
  expect(checkTexts('verification', { ...texts, ...change })).toMatchObject([{ field, problem }])
})

test.each(TEMPLATE_KEYS)(
  'the first words of %s keep the rules and make a mail in both languages',
  async (key) => {
    for (const locale of ['id', 'en'] as const) {
      const words = templates[key][locale]
      expect(checkTexts(key, words)).toEqual([])
      const mail = await renderMail(key, locale, words, sampleVariables(locale), frame)
      expect(mail.subject).not.toMatch(/[{}]/)
      expect(mail.html).toContain('https://izinku.example/contoh')
      expect(mail.text).toContain('https://izinku.example/contoh')
      expect(mail.text.length).toBeGreaterThan(100)
    }
  },
)

test('a line break in a value begins no second header', async () => {
  const mail = await renderMail(
    'submitted',
    'id',
    { ...texts, subject: 'Untuk {{company}}' },
    { company: 'A\r\nBcc: x@y.z' },
    frame,
  )
  expect(mail.subject).toBe('Untuk A Bcc: x@y.z')
})
