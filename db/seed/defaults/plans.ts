import type { Db } from '@/db'

export async function seedPlans(_db: Db): Promise<void> {}
