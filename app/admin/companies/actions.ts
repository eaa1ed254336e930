'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { requireStaff } from '@/lib/auth/gates'
import { companyStateSchema, disableCompany, enableCompany } from '@/lib/companies/administration/mutations'

const gate = () => requireStaff('company.disable')

/** Shuts a company's members out until it is enabled again. Refuses `notFound`. */
export const disableCompanyAction = defineAction({
  schema: companyStateSchema,
  gate,
  run: async ({ slug, reason }, { actor }) => {
    const result = await db.transaction().execute((trx) => disableCompany(trx, actor, slug, reason))
    revalidatePath(`/admin/companies/${slug}`)
    return result
  },
})

/** Lets a company's members in again. Refuses `notFound`. */
export const enableCompanyAction = defineAction({
  schema: companyStateSchema,
  gate,
  run: async ({ slug, reason }, { actor }) => {
    const result = await db.transaction().execute((trx) => enableCompany(trx, actor, slug, reason))
    revalidatePath(`/admin/companies/${slug}`)
    return result
  },
})
