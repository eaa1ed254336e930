import type { Db } from '@/db'

export async function seedLicenseTypes(_db: Db): Promise<void> {}
