import type { Db } from '@/db'
import { newId } from '@/lib/ids'
import templates from './email-templates.json'

/** The first words of each mail. Texts that staff changed (version above 1) stay. */
export async function seedEmailTemplates(db: Db): Promise<void> {
  const rows = Object.entries(templates).flatMap(([key, locales]) =>
    Object.entries(locales).map(([locale, texts]) => ({ id: newId(), key, locale, ...texts })),
  )
  await db
    .insertInto('email_templates')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .constraint('email_templates_key')
        .doUpdateSet((eb) => ({
          subject: eb.ref('excluded.subject'),
          heading: eb.ref('excluded.heading'),
          body: eb.ref('excluded.body'),
          action_label: eb.ref('excluded.action_label'),
        }))
        .where('email_templates.version', '=', 1),
    )
    .execute()
}
