import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Db } from '@/db'
import { kbliCategory } from '@/lib/reference/kbli-category'
import { kbliSearchText } from '@/lib/reference/kbli-text'

type StarterClass = {
  code: string
  title_id: string
  title_en: string
  description: string
  everyday_words: string[]
  risk: string | null
}

const folder = path.join(import.meta.dirname, 'kbli-2025')

/** The classes that small businesses really use, with the words they use for them: one file per category. */
export function readStarterClasses(): StarterClass[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file): StarterClass[] => JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
}

/** Adds the classes that are missing; a class that exists keeps what an import or staff made of it. */
export async function seedKbli(db: Db): Promise<void> {
  const rows = readStarterClasses().map((row) => ({
    ...row,
    version: '2025',
    category: kbliCategory('2025', row.code),
    search_text: kbliSearchText(row),
  }))
  await db
    .insertInto('kbli_codes')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['version', 'code']).doNothing())
    .execute()
}
