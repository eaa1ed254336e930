import { demoAnswers } from '@/db/seed/demo/answers'
import type { DemoCompany } from '@/db/seed/demo/companies'
import { createRandom } from '@/db/seed/demo/random'
import type { Answers } from '@/lib/licensing/applications/answer-values'
import type { LicenseDefinition } from '@/lib/licensing/definitions/definition'

const CODES = ['nib', 'spp_irt', 'halal_self_declared', 'merek']

const COMPANY = {
  id: '',
  slug: 'usaha',
  legal_name: 'Sari Wulandari',
  trade_name: 'Keripik Bu Sari',
  entity_kind: 'individual',
  nik_encrypted: null,
  nik_masked: null,
  npwp: null,
  nib: '1234567890123',
  phone: '+6281312345678',
  email: 'sari@bench.test',
  village_code: '32.73.01.1001',
  province_code: '32',
  address: 'Jalan Melati No. 5',
  postal_code: '40115',
  premises_tenure: 'owned',
  business_description: 'Keripik singkong dan seblak kering',
  people_count: 4,
  capital_amount: 35_000_000n,
  yearly_sales_amount: 180_000_000n,
  scale: 'micro',
  time_zone: 'Asia/Jakarta',
  created_by: '',
  created_at: new Date(0),
  owner: { id: '', name: 'Sari Wulandari', email: 'sari@bench.test', locale: 'id' },
  product: 'Keripik singkong pedas',
  mainKbli: '10794',
  place: {
    code: '32.73.01.1001',
    label: 'Gegerkalong, Sukasari, Kota Bandung, Jawa Barat',
    province: '32',
    time_zone: 'Asia/Jakarta',
  },
} satisfies Partial<DemoCompany>

/** Answers to a whole form that the form would let through. Undefined for a type that the benchmark leaves out. */
export function answersFor(code: string, definition: LicenseDefinition): Answers | undefined {
  if (!CODES.includes(code)) return undefined
  return demoAnswers(
    code,
    definition,
    COMPANY as DemoCompany,
    'Industri kerupuk dan keripik',
    createRandom(7),
  )
}
