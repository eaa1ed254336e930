'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { requireStaff } from '@/lib/auth/gates'
import { getShownSettings } from '@/lib/config/queries'
import { saveTemplate } from '@/lib/email/editing'
import { queueEmail } from '@/lib/email/mutations'
import { renderMail } from '@/lib/email/render'
import { sampleVariables } from '@/lib/email/samples'
import { templateSchema } from '@/lib/email/schema'
import { env } from '@/lib/env'

/** Saves the texts of one template in one language. */
export const saveTexts = defineAction({
  schema: templateSchema,
  gate: () => requireStaff('email_template.edit'),
  run: async (input, { actor }) => {
    const outcome = await db.transaction().execute((trx) => saveTemplate(trx, actor, input))
    if (!outcome.ok) return outcome
    revalidatePath('/admin/emails/templates', 'layout')
    return { ok: true, data: { version: outcome.version } }
  },
})

/** The mail as it would look with the texts in the form, with sample data. Saves nothing. */
export const previewTexts = defineAction({
  schema: templateSchema,
  gate: () => requireStaff('email_template.view'),
  run: async (input) => {
    const settings = await getShownSettings(db)
    const frame = {
      platform: settings['platform.name'],
      support_email: settings['platform.support_email'],
      app_url: env().APP_URL,
    }
    const mail = await renderMail(input.key, input.locale, input, sampleVariables(input.locale), frame)
    return { ok: true, data: mail }
  },
})

/** Sends the saved template, filled with sample data, to whoever asks. */
export const sendTest = defineAction({
  schema: templateSchema.pick({ key: true, locale: true }),
  gate: () => requireStaff('email_template.edit'),
  run: async ({ key, locale }, { user }) => {
    const samples = sampleVariables(locale)
    const to = { email: user.email, name: user.name, locale, user_id: user.id }
    await db
      .transaction()
      .execute((trx) =>
        queueEmail(trx, key, to, samples as never, { action_url: samples.action_url } as never),
      )
    return { ok: true, data: { email: user.email } }
  },
})
