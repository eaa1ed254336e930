import type { Trx } from '@/db'

export type LockedApplication = Awaited<ReturnType<typeof lockApplication>> & object

/** Locks an application's row until the transaction ends. Of a company, when one is given: another's is not found. */
export async function lockApplication(trx: Trx, applicationId: string, companyId?: string) {
  return trx
    .selectFrom('applications')
    .selectAll()
    .where('id', '=', applicationId)
    .$if(companyId !== undefined, (query) => query.where('company_id', '=', companyId ?? ''))
    .forUpdate()
    .executeTakeFirst()
}
