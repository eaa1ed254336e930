import type { Db } from '@/db'

export async function seedEmailTemplates(_db: Db): Promise<void> {}
