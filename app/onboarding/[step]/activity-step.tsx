import { db } from '@/db'
import type { KbliVersion } from '@/lib/reference/kbli-category'
import { listKbli } from '@/lib/reference/queries'
import { ActivityForm, type ActivityTitle } from './activity-form'
import { type StepContext, savedForm } from './step-context'

/** Titles of what was chosen are read again: what is stored is version and code. */
export async function ActivityStep(context: StepContext) {
  const saved = savedForm(context, 'activity')
  const chosen = [saved.values.main, ...saved.values.further].filter((item) => item !== undefined)
  const versions = [...new Set(chosen.map((item) => item.version))] as KbliVersion[]
  const rows = await Promise.all(
    versions.map((version) =>
      listKbli(
        db,
        version,
        chosen.filter((item) => item.version === version).map((item) => item.code),
      ),
    ),
  )
  const titles: ActivityTitle[] = rows
    .flat()
    .map(({ code, title_id, title_en }) => ({ code, title_id, title_en }))
  return <ActivityForm saved={saved} titles={titles} />
}
