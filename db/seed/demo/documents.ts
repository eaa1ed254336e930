import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Db } from '@/db'
import { newStorageKey, putFile } from '@/lib/documents/storage'
import { newId } from '@/lib/ids'
import { minutesAfter } from './clock'
import type { DemoCompany } from './companies'
import { insertAll } from './insert'

export type DemoDocument = { id: string; kind: string }

const KINDS: [kind: string, title: string, colour: string][] = [
  ['ktp', 'KTP', '#1C5A86'],
  ['premises_photo', 'Tempat usaha', '#17603E'],
  ['product_photo', 'Produk', '#E9A319'],
  ['label', 'Label kemasan', '#9B2C20'],
  ['logo', 'Logo', '#3B4BA8'],
  ['signature', 'Tanda tangan', '#12162E'],
  ['statement', 'Surat pernyataan UMK', '#565A72'],
  ['certificate', 'Sertifikat penyuluhan', '#17603E'],
]

/** A small document library for every company: drawn sheets that say what they stand for, and that they are samples. */
export async function createDocuments(
  db: Db,
  companies: DemoCompany[],
): Promise<Map<string, DemoDocument[]>> {
  const library = new Map<string, DemoDocument[]>()
  const rows = []
  const sheets = new Map<string, Promise<Buffer>>()
  for (const company of companies) {
    const isPerson = company.entity_kind === 'individual'
    const kinds = isPerson
      ? KINDS
      : [...KINDS, ['deed', 'Akta pendirian', '#565A72'] as const, ['npwp', 'NPWP', '#1C5A86'] as const]
    for (const [position, [kind, title, colour]] of kinds.entries()) {
      // One drawing serves all companies: drawing hundreds would take most of the seeding's time.
      const sheet = sheets.get(kind) ?? drawSheet(title, colour)
      sheets.set(kind, sheet)
      const bytes = await sheet
      const storage_key = newStorageKey()
      await putFile(storage_key, bytes, 'image/png')
      rows.push({
        id: newId(company.created_at.getTime()),
        company_id: company.id,
        uploaded_by: company.owner.id,
        kind,
        file_name: `${kind.replace('_', '-')}-${company.slug}.png`,
        content_type: 'image/png',
        size_bytes: BigInt(bytes.byteLength),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        storage_key,
        created_at: minutesAfter(company.created_at, 10 + position),
      })
    }
    library.set(
      company.id,
      rows.filter((row) => row.company_id === company.id).map(({ id, kind }) => ({ id, kind })),
    )
  }
  await insertAll(db, 'documents', rows)
  return library
}

async function drawSheet(title: string, colour: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="520">
    <rect width="800" height="520" fill="#FBF9F4"/><rect x="24" y="24" width="752" height="472" rx="18" fill="#fff" stroke="${colour}" stroke-width="4"/>
    <rect x="24" y="24" width="752" height="96" rx="18" fill="${colour}"/>
    <text x="60" y="86" font-family="sans-serif" font-size="40" font-weight="700" fill="#fff">${title}</text>
    <text x="60" y="190" font-family="sans-serif" font-size="34" fill="#12162E">Dokumen contoh</text>
    ${[0, 1, 2, 3].map((line) => `<rect x="60" y="${230 + line * 46}" width="${560 - line * 90}" height="16" rx="8" fill="#E7E2D6"/>`).join('')}
    <g opacity=".12" transform="rotate(-18 400 300)"><text x="180" y="360" font-family="sans-serif" font-size="140" font-weight="700" fill="#12162E">CONTOH</text></g>
  </svg>`
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 32 }).toBuffer()
}
