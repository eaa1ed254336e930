'use server'

import { revalidatePath } from 'next/cache'
import { db } from '@/db'
import { defineAction } from '@/lib/action'
import { requireMember } from '@/lib/auth/gates'
import { updateCompanyProfile } from '@/lib/companies/mutations'
import { companyProfileSchema } from '@/lib/companies/schema'

/** Saves the profile of a company, unless somebody saved another one in the meantime (`conflict`). */
export const saveCompanyProfile = defineAction({
  schema: companyProfileSchema,
  gate: ({ company }) => requireMember(company, 'company.edit'),
  run: async ({ company: slug, version, ...profile }, { company, actor }) => {
    const result = await db
      .transaction()
      .execute((trx) => updateCompanyProfile(trx, company.id, version, profile, actor))
    revalidatePath(`/app/${slug}`, 'layout')
    return result
  },
})
